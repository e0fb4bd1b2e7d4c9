"""Bytes to text and exactly back."""

from cleantext.decoding.codec import Decoded, codec_name, decode, encode

__all__ = ["Decoded", "codec_name", "decode", "encode"]
