"""What the browser takes from Python: `python -m dashboard.contracts` writes it into contract.js."""

from nnviz.datasets import small_sentences
from nnviz.graphs import ELEMENTS, MOST_ATOMS
from nnviz.graphs.message_passing import MOST_ROUNDS, SIZE
from nnviz.recordings.kinds_of_molecules import CHOSEN

CONTRACT = {
    "MOLECULE_ELEMENTS": ELEMENTS,
    "MOST_ATOMS": MOST_ATOMS,
    "STATE_SIZE": SIZE,
    "MOST_ROUNDS": MOST_ROUNDS,
    "ROUNDS_CHOSEN": CHOSEN,
    "LONGEST_SENTENCE": small_sentences.LONGEST,
    "VOCABULARY": small_sentences.VOCABULARY,
    "NOUNS": small_sentences.NOUNS,
    "PRAISE": small_sentences.PRAISE,
    "BLAME": small_sentences.BLAME,
    "OPENINGS": small_sentences.OPENINGS,
}
