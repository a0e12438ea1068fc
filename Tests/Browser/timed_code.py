"""Codes of a second factor, as an app works them out (RFC 6238)."""
import base64
import hashlib
import hmac
import struct
import time


def code(secret, steps=0):
    letters = secret.replace(" ", "").strip().upper()
    key = base64.b32decode(letters + "=" * (-len(letters) % 8))
    digest = hmac.new(key, struct.pack(">Q", int(time.time()) // 30 + steps), hashlib.sha1).digest()
    place = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[place:place + 4])[0] & 0x7FFFFFFF) % 1_000_000:06d}"
