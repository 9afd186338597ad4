"""Consents in the office: kept with the client, or with those of joint work; judged when something is decided.

Read `keeping`, then `giving` (what a client does on their own page), `taking_back`, `facts` (what the gate hears) and
`papers`. Nothing here asks a client for anything: what serves others can be offered and written down, never laid out.
"""
