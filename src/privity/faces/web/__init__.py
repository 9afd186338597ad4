"""The web face: an office in the browser of its own computer.

`parent` binds the loopback sockets and starts one `worker` at a time; the worker puts `app` together and
serves it behind `guard`. `pages` hold the routes, `templates` and `words` what they show, `static` what the
browser keeps. `desk` holds the open office. `privity.faces.web.parent.serve(place, when_ready)` is all that
the rest of Privity calls.
"""
