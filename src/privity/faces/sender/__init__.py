"""The one process that may write to the network: it holds no key, knows no office, and is handed what the door let out.

It is started for one sending and ends with it. It reads one JSON object on standard input: the practitioner's own mail
server, and messages that are whole already. It answers one JSON line for each message.
"""
