"""The sign of terms, inequalities, linear arithmetic."""
