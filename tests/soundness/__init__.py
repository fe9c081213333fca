"""The attack suite: everything here tries to make the kernel say something false."""
