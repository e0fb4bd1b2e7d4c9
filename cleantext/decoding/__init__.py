"""Bytes to text and exactly back."""

from cleantext.decoding.codec import Decoded, decode, encode

__all__ = ["Decoded", "decode", "encode"]
