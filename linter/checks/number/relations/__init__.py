"""How two or three figures of a sentence relate by what it says of them."""
