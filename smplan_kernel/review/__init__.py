"""A plan, its observations and a month become one review; the same inputs always give the same review."""

from __future__ import annotations

from smplan_kernel.review.make import make_review
from smplan_kernel.review.model import Review

__all__ = ["Review", "make_review"]
