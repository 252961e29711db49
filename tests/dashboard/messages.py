"""Messages of the server, read as the browser reads them."""

import json
import struct

import numpy as np


def unpacked(message: bytes, dtype: type = np.uint8) -> tuple[dict, dict[str, np.ndarray]]:
    """Return the head of a message and its arrays by name."""
    (length,) = struct.unpack_from("<I", message)
    head, start = json.loads(message[4 : 4 + length]), 4 + length
    arrays = {}
    for name, shape in head["pictures"]:
        arrays[name] = np.frombuffer(message, dtype, int(np.prod(shape)), start).reshape(shape)
        start += arrays[name].nbytes
    assert start == len(message)
    return head, arrays
