"""What clients offer of their own accord: taken in, judged, released through the door, taken back.

Read `keeping` (what is written down), `judging` (the consent's rules and the gate), `releasing` (the door), `earlier`
(what was published before Privity).
"""
