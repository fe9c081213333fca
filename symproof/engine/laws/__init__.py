"""The laws of the elementary functions, and arithmetic modulo them."""
