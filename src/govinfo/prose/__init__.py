"""What the prose of a report claims of the numbers in its tables.

Sentences are scanned for the words of ``words.toml``; ``prose.lark`` makes phrases of them; these are read into
claims, and each claim is judged by the cells that it may mean. ``claims`` does all that; here are its records alone,
which cost nothing to import.
"""

from govinfo.prose.claim import Certainty, Claim, ClaimVerdict, Range, Reading

__all__ = ["Certainty", "Claim", "ClaimVerdict", "Range", "Reading"]
