"""Requests from outside: kept, linked, decided, answered, and forgotten in time.

Read `keeping` (one request, one compartment), `insistence` (who asked before), `deciding` (the gate's word, kept so
that it can be replayed), `warrant` (what the door holds against it), then `replying` and `granting` (what leaves).
"""
