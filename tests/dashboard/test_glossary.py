"""The glossary: every word of the trade that a page uses is explained, and explained truly."""

import re
from importlib import import_module
from operator import attrgetter

import pytest

from dashboard.glossary import MOST, by_form, explained, term, terms, uses
from dashboard.pages import APP_PAGES, PAGES
from tests.dashboard.test_words import texts

# What a beginner would have to look up, where a page says it.
TRADE = """
accuracy|activation|activation function|Adam|adjacency matrix|architecture|augmentation|backpropagation|backward pass|
batch|batch normalization|bias|callback|chain rule|channel|clipping|confusion matrix|convolution|cross-correlation|
cross-entropy|cross-validation|curvature|data augmentation|decay|decision boundary|dense|diverges|dropout|
early stopping|embedding|entropy|epoch|equivariant|error rate|feature|feature map|filter|fine-tuning|flatten|
forward pass|generalization gap|global norm|gradient|gradient descent|Grad-CAM|hidden layer|hidden unit|hinge|Huber|
initializer|integrated gradients|intersection over union|invariant|IoU|Jaccard|kernel|KL divergence|L1|L2|label|layer|
learning rate|least squares|likelihood|linear regression|logistic regression|logit|log loss|loss|loss function|MAE|
max pooling|mean absolute error|mean squared error|message passing|mini-batch|momentum|moving average|MSE|NaN|nats|
Nesterov|neural network|neuron|occlusion|one-hot|optimizer|outlier|overfitting|padding|parameter|patience|perceptron|
pooling|prediction|probability|receptive field|regularization|ReLU|residual|RMSprop|Rosenblatt|saliency|saturated|
schedule|seed|segment sum|separable|SGD|sigmoid|softmax|standard deviation|standardize|stochastic|stride|t-SNE|tanh|
tensor|test set|threshold|training set|underfitting|unit|validation|validation set|vector|warm-up|weight|weight decay|
XOR|γ|λ|calibrated|Concatenate|gather|inference|permutation|readout|temperature
""".replace("\n", "").split("|")


def said_anywhere(word: str) -> bool:
    """Whether a text of the dashboard says a word outside of code, the glossary's own apart."""
    pattern = re.compile(rf"(?<![\w-]){re.escape(word)}(?:s|es)?(?![\w-])")
    return any(
        pattern.search(re.sub(r"`[^`]*`", "", text))
        for file, text in texts()
        if not file.startswith("dashboard/glossary")
    )


@pytest.mark.parametrize("word", TRADE)
def test_a_word_of_the_trade_that_a_page_says_is_explained(word):
    """A student would meet a word that nobody explains."""
    assert word in by_form() or not said_anywhere(word)


def test_no_entry_is_there_for_nothing():
    """The glossary would explain what no page says."""
    pages = [file for file in APP_PAGES.rglob("*") if file.suffix in (".py", ".js")]
    options = [option for file in pages for option in re.findall(r'"([^"\s]+)"', file.read_text())]
    said = [text for file, text in texts() if not file.startswith("dashboard/glossary")]
    used = {term(match[0]).name for text in said + options for match in uses(text)}
    assert {each.name for each in terms()} - used == set()


def test_entries_are_short_unlike_and_lead_to_a_page():
    """Two words would share a link, a sentence would be a lecture, or the link of a card would lead nowhere."""
    paths = {page.path for page in PAGES}
    assert len({each.slug for each in terms()}) == len(terms())
    forms = [form for each in terms() for form in each.forms]
    assert len(set(forms)) == len(forms)
    for each in terms():
        assert each.page in paths, each.name
        assert each.says.endswith(".") and len(each.says.split()) <= 30, each.name
        assert each.formula.count("{") == each.formula.count("}"), each.name


def test_keras_has_what_the_glossary_says_it_has():
    """A student would look for a class that does not exist."""
    named = [(each.name, name) for each in terms() for name in re.findall(r"\bkeras\.[\w.]+", each.keras)]
    assert len(named) > 20
    for word, name in named:
        root, _, path = name.partition(".")
        assert attrgetter(path)(import_module(root)), word


def test_words_are_marked_once_outside_code_and_formulas():
    """A formula or code would be cut to pieces, or a text be a thicket of lines."""
    assert explained("`loss`, $loss$ and [loss](x): a loss, losses") == (
        "`loss`, $loss$ and [loss](x): a [loss](#term-loss), losses"
    )
    assert explained("The output of a layer: weights, one epoch, one batch, one seed.").count("#term-") == MOST
    assert "[epoch]" in explained("The output of a layer: weights, one epoch, one batch, one seed.")
    assert explained("Scale γ and shift β.") == "[Scale γ](#term-batch-normalization) and shift β."  # no learning rate
    assert explained("**Adam**, not madam, nor L20.") == "**[Adam](#term-adam)**, not madam, nor L20."


def test_pages_mark_their_words(run_page):
    """Claim, question, answer and story would use words that a card could explain, and say nothing of it."""
    app = run_page("perceptron")
    assert any("[perceptron](#term-perceptron)" in text.value for text in app.markdown)
    app = run_page("optimizers")
    app.button(key="story_1").click().run()
    assert any(text.value.startswith("[Momentum](#term-momentum)") for text in app.markdown)
