"""Faults made on purpose: power cuts, kills, full disks, torn and replaced bytes.

`recorder.py` watches a program's system calls, `trace.py` says what it saw, `power.py` rebuilds the disk as a
power cut could have left it, `kills.py` kills a writer, `disks.py` fills a disk, `damage.py` alters files.
"""
