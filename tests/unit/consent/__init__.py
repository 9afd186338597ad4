"""The pure judgement of consent."""
