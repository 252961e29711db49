"""What can be set around the three kinds; setting.py checks an address by it, the browser offers it."""

KINDS = ("image", "sentence", "molecule")
SIDE = 8  # pixels of an image's side
LEVELS = 15  # a pixel's value is one of 0/15, 1/15 … 15/15: a hexadecimal digit in the address
ELEMENTS = {"C": "carbon", "N": "nitrogen", "O": "oxygen", "F": "fluorine"}
VALENCE = {"C": 4, "N": 3, "O": 2, "F": 1}  # bonds of an atom, hydrogen's included
MOST_SWAPS = 64  # pixels exchanged by hand: what a link holds
MOST_ATOMS = 9  # hydrogen not counted
MOST_WORDS = 10_000  # that are read
MOST_LETTERS = 120_000
MOST_DRAWN = 14  # words, as nodes and as rows of the matrix
LONGEST_LINK = 300  # letters of a sentence that a link can hold

SENTENCES = {
    "not bad": "The film was not bad, it was good.",
    "not good": "The film was not good, it was bad.",
    "dog bites man": "The dog bites the man.",
    "man bites dog": "The man bites the dog.",
}
# Elements of the atoms, then each bond as two numbers of atoms and its order.
MOLECULES = {
    "glycine": "NCCOO-121231342351",
    "ethanol": "CCO-121231",
    "acetone": "CCOC-121232241",
    "acetic acid": "CCOO-121232241",
    "benzene": "CCCCCC-121232341452561162",
    "pyridine": "NCCCCC-121232341452561162",
    "phenol": "OCCCCCC-121232341452561672271",
}
