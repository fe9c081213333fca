"""Text to term and back: plain notation (read and printed), Unicode and LaTeX (printed)."""
