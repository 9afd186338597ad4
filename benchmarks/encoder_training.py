"""Trains the encoder that reads drafts and notes, from all-MiniLM-L6-v2, on the open stories; on the CPU.

    python -m venv t && t/bin/pip install -r benchmarks/requirements-training.txt
    t/bin/python -m benchmarks.encoder_training --base FOLDER --out encoder.pt   # `model.safetensors` lies in FOLDER
    t/bin/python -m benchmarks.encoder_training --base FOLDER --export encoder.pt    # writes the ONNX model

Two tasks share it. A retelling must lie nearer to the passages of its own client's notes (and to other retellings
of the same incident) than to those of everybody else: contrastive, against every passage of the authors trained on.
And a stretch of text must tell whether it speaks of an individual in care, by one linear head, which
`case_talk_mixing` fits anew afterwards. The lower three layers
stay as they are, so that what they give is worked out once. What is exported lies seven tenths of the way from the base
to the mean of what several runs came to (Wortsman et al., "Robust fine-tuning of zero-shot models" and "Model soups",
2022): better on the authors choices were made on, and far better on notes of another kind. Only the authors of
`open_stories.TRAINED_ON` are read.
"""

import argparse
import math
import random
import time
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import torch
from safetensors.torch import load_file
from tokenizers import BertWordPieceTokenizer
from torch import Tensor, nn
from torch.nn import functional

from benchmarks.case_talk_training import stories as older_stories
from benchmarks.open_stories import TRAINED_ON, read
from privity.screen.passages import Passage, passages, segments, sentences
from privity.screen.words import Words, split_words

SOURCE = Path(__file__).parent.parent / "src/privity"
MODEL = SOURCE / "services/story_encoder.onnx"
LAYERS, FROZEN, WIDTH, HEADS = 6, 3, 384, 12
BATCH, TALK_BATCH, TOKENS = 24, 12, 256
GRAIN, CANDIDATES = 4, 96
BLEND = 0.7


class Layer(nn.Module):
    """One layer of BERT."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value, self.joined = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.up, self.down = nn.Linear(WIDTH, 4 * WIDTH), nn.Linear(4 * WIDTH, WIDTH)
        self.first, self.second = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(0.1)

    def forward(self, hidden: Tensor, bias: Tensor) -> Tensor:
        rows, length = hidden.shape[0], hidden.shape[1]

        def split(given: Tensor) -> Tensor:
            return given.reshape(rows, length, HEADS, WIDTH // HEADS).permute(0, 2, 1, 3)

        near = split(self.query(hidden)) @ split(self.key(hidden)).transpose(2, 3) / math.sqrt(WIDTH // HEADS)
        chances = torch.softmax(near + bias.to(near.dtype), -1, dtype=near.dtype)
        mixed = chances @ split(self.value(hidden))
        mixed = mixed.permute(0, 2, 1, 3).reshape(rows, length, WIDTH)
        hidden = self.first(self.drop(self.joined(mixed)) + hidden)
        return self.second(self.drop(self.down(functional.gelu(self.up(hidden)))) + hidden)


class Encoder(nn.Module):
    """BERT as MiniLM has it, with the head that tells case-talk."""

    def __init__(self) -> None:
        super().__init__()
        self.words, self.places = nn.Embedding(30522, WIDTH), nn.Embedding(512, WIDTH)
        self.kinds, self.norm = nn.Embedding(2, WIDTH), nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.head, self.scale = nn.Linear(WIDTH, 1), nn.Parameter(torch.tensor(math.log(20.0)))
        self.register_buffer("common", torch.zeros(WIDTH), persistent=False)

    def load_base(self, folder: Path) -> None:
        given = load_file(str(folder / "model.safetensors"))
        names = {
            "words.weight": "embeddings.word_embeddings.weight",
            "places.weight": "embeddings.position_embeddings.weight",
            "kinds.weight": "embeddings.token_type_embeddings.weight",
            "norm": "embeddings.LayerNorm",
        }
        parts = {
            "query": "attention.self.query",
            "key": "attention.self.key",
            "value": "attention.self.value",
            "joined": "attention.output.dense",
            "first": "attention.output.LayerNorm",
            "up": "intermediate.dense",
            "down": "output.dense",
            "second": "output.LayerNorm",
        }
        for at in range(LAYERS):
            names |= {f"layers.{at}.{mine}": f"encoder.layer.{at}.{theirs}" for mine, theirs in parts.items()}
        state = self.state_dict()
        for name in state:
            mine = next((key for key in names if name == key or name.startswith(key + ".")), None)
            if mine is not None:
                state[name] = given[names[mine] + name.removeprefix(mine)]
        self.load_state_dict(state)

    def lower(self, ids: Tensor, kinds: Tensor, bias: Tensor, until: int) -> Tensor:
        places = torch.cumsum(torch.ones_like(ids), 1) - 1
        hidden = self.norm(self.words(ids) + self.places(places) + self.kinds(kinds))
        for layer in self.layers[:until]:
            hidden = layer(hidden, bias)
        return hidden

    def forward(
        self, input_ids: Tensor, attention_mask: Tensor, token_type_ids: Tensor
    ) -> tuple[Tensor, Tensor]:
        hidden = self.lower(input_ids, token_type_ids, bias_of(attention_mask), LAYERS)
        return hidden, hidden - self.common


def bias_of(mask: Tensor) -> Tensor:
    return ((1.0 - mask.float()) * -1e4)[:, None, None, :]


@dataclass
class Text:
    """A text: its tokens, masks of its parts (whole, windows, units of case-talk), what the frozen layers give."""

    ids: list[int]
    masks: Tensor
    windows: int
    hidden: Tensor | None = None
    client: int = -1
    note: int | None = None
    told: float = 1.0

    @property
    def units(self) -> list[int]:
        return [0, *range(1 + self.windows, len(self.masks))]


class Reader:
    """Makes texts."""

    def __init__(self) -> None:
        vocabulary = SOURCE / "services/bert_base_uncased_vocab.txt"
        self._tokenizer = BertWordPieceTokenizer(str(vocabulary), lowercase=True)
        self._tokenizer.enable_truncation(TOKENS)

    def text(self, given: str, *, parts: bool) -> Text:
        words = split_words(given)
        encoding = self._tokenizer.encode(words.folded.text)
        masks = [torch.ones(len(encoding.ids))]
        windows = 0
        if parts:
            told = sentences(words)
            stretches = segments(told)
            pairs = [Passage(a.first, b.last) for a, b in pairwise(stretches)]
            for part in pairs or list(stretches):
                mask = self._mask(words, part, encoding.offsets)
                if mask.sum() > 3:
                    masks.append(mask)
                    windows += 1
            units = passages(told, size=3, stride=1) + (told if len(told) > 1 else ())
            made = [self._mask(words, unit, encoding.offsets) for unit in units]
            masks += [mask for mask in made if mask.sum() > 5]
        return Text(encoding.ids, torch.stack(masks), windows)

    @staticmethod
    def _mask(words: Words, part: Passage, offsets: list[tuple[int, int]]) -> Tensor:
        first, last = words.starts[part.first], words.ends[part.last - 1]
        return torch.tensor([float(low < high and low < last and high > first) for low, high in offsets])

    def note(self, given: str) -> list[Text]:
        """Cut a note into passages as the index does: neighbouring stretches, two by two."""
        words = split_words(given)
        spans = [(words.starts[part.first], words.ends[part.last - 1]) for part in segments(sentences(words))]
        return [
            self.text(words.folded.text[first[0] : last[1]], parts=False)
            for first, last in zip(spans, spans[1:] or spans, strict=False)
        ]


@torch.no_grad()
def freeze(encoder: Encoder, texts: list[Text]) -> None:
    """Work out once what the frozen layers give."""
    encoder.eval()
    ordered = sorted(texts, key=lambda text: len(text.ids))
    for start in range(0, len(ordered), 32):
        batch = ordered[start : start + 32]
        longest = len(batch[-1].ids)
        ids = torch.zeros(len(batch), longest, dtype=torch.long)
        mask = torch.zeros(len(batch), longest)
        for row, text in enumerate(batch):
            ids[row, : len(text.ids)] = torch.tensor(text.ids)
            mask[row, : len(text.ids)] = 1.0
        with torch.autocast("cpu", torch.bfloat16):
            hidden = encoder.lower(ids, torch.zeros_like(ids), bias_of(mask), FROZEN)
        for row, text in enumerate(batch):
            text.hidden = hidden[row, : len(text.ids)].half()


Made = tuple[Tensor, Tensor]
"""The unit vectors of the parts of a text, and the means of its grains, runs of four tokens."""


def vectors(encoder: Encoder, texts: list[Text], drop: float = 0.0) -> list[Made]:
    """Read texts. `drop` leaves out so many tokens at random."""
    found: list[Made] = [(torch.empty(0), torch.empty(0))] * len(texts)
    order = sorted(range(len(texts)), key=lambda place: len(texts[place].ids))
    for start in range(0, len(order), 40):
        places = order[start : start + 40]
        longest = len(texts[places[-1]].ids)
        hidden = torch.zeros(len(places), longest, WIDTH)
        mask = torch.zeros(len(places), longest)
        for row, place in enumerate(places):
            given = texts[place].hidden
            assert given is not None
            hidden[row, : len(given)] = given.float()
            mask[row, : len(given)] = 1.0
        if drop:
            kept = (torch.rand_like(mask) > drop).float()
            kept[:, 0] = 1.0
            mask = mask * kept
        with torch.autocast("cpu", torch.bfloat16):
            for layer in encoder.layers[FROZEN:]:
                hidden = layer(hidden, bias_of(mask))
        hidden = hidden.float()
        for row, place in enumerate(places):
            own = len(texts[place].ids)
            parts = texts[place].masks * mask[row, :own]
            mean = parts @ hidden[row, :own] / parts.sum(1, keepdim=True).clamp(min=1.0)
            lacking = -(own - 2) % GRAIN
            kept = functional.pad(mask[row, 1 : own - 1, None], (0, 0, 0, lacking)).reshape(-1, GRAIN, 1)
            tokens = functional.pad(hidden[row, 1 : own - 1], (0, 0, 0, lacking)).reshape(-1, GRAIN, WIDTH)
            grains = (tokens * kept).sum(1) / kept.sum(1).clamp(min=1.0)
            found[place] = functional.normalize(mean, dim=1), grains
    return found


@dataclass
class Bank:
    """The vectors of all passages and retellings at the epoch's beginning, and what their tokens have in common."""

    whole: Tensor
    grains: Tensor
    there: Tensor
    common: Tensor


@torch.no_grad()
def bank_of(encoder: Encoder, texts: list[Text]) -> Bank:
    encoder.eval()
    made = vectors(encoder, texts)
    common = torch.cat([grains for _, grains in made]).mean(0)
    grains = [functional.normalize(of_text - common, dim=1) for _, of_text in made]
    padded = nn.utils.rnn.pad_sequence(grains, batch_first=True)
    return Bank(torch.stack([parts[0] for parts, _ in made]), padded, padded.abs().sum(2) > 0, common)


def train(encoder: Encoder, out: Path, epochs: int, rate: float, until: float) -> None:
    reader = Reader()
    stories = read().of(TRAINED_ON)
    drafts: list[Text] = []
    notes: list[Text] = []
    talk: list[Text] = []
    for number, client in enumerate(stories.clients):
        for place, note in enumerate(client.notes, 1):
            for made in reader.note(note.text):
                made.client, made.note = number, place
                notes.append(made)
        for retelling in client.retellings:
            made = reader.text(retelling.text, parts=True)
            made.client, made.note = number, retelling.note
            drafts.append(made)
    labelled = [(one.text, one.label == "other-case") for one in stories.negatives]
    labelled += [(one.text, one.told) for one in older_stories()]
    for text, told in labelled:
        made = reader.text(text, parts=True)
        made.told = float(told)
        talk.append(made)
    print(len(stories.clients), "clients", len(drafts), "drafts", len(notes), "passages", len(talk), "texts")
    freeze(encoder, [*drafts, *notes, *talk])
    for parameter in encoder.parameters():
        parameter.requires_grad = False
    upper = [p for layer in encoder.layers[FROZEN:] for p in layer.parameters()]
    for parameter in [*upper, *encoder.head.parameters(), encoder.scale]:
        parameter.requires_grad = True
    optimiser = torch.optim.AdamW(
        [
            {"params": [p for p in upper if p.ndim > 1], "weight_decay": 0.01},
            {"params": [p for p in upper if p.ndim == 1], "weight_decay": 0.0},
            {"params": [encoder.scale], "weight_decay": 0.0, "lr": 1e-3},
            {"params": list(encoder.head.parameters()), "weight_decay": 0.001, "lr": 3e-3},
        ],
        lr=rate,
    )
    owners = torch.tensor([text.client for text in [*notes, *drafts]])
    steps, step = epochs * -(-len(drafts) // BATCH), 0
    for epoch in range(epochs):
        begun = time.time()
        bank = bank_of(encoder, [*notes, *drafts])
        order = random.sample(range(len(drafts)), len(drafts))
        if epoch % 2:  # one author's clusters together: the nearest neighbours of a draft in one batch
            order.sort(key=lambda at: (stories.clients[drafts[at].client].author, random.random()))
        batches = [order[at : at + BATCH] for at in range(0, len(order), BATCH)]
        random.shuffle(batches)
        queue = random.sample(range(len(talk)), len(talk))
        lost = [0.0, 0.0]
        for batch in batches:
            encoder.train()
            for group in optimiser.param_groups[:2]:
                group["lr"] = rate * min(1.0, (step + 1) / 15) * max(0.05, 1.0 - step / steps)
            step += 1
            queue = queue[TALK_BATCH:] + queue[:TALK_BATCH]
            heard = [talk[at] for at in queue[:TALK_BATCH]]
            texts = [*(drafts[at] for at in batch), *heard]
            made = vectors(encoder, texts, drop=0.08)
            near = torch.stack(
                [
                    contrast(encoder, drafts, at, one, bank, owners, notes)
                    for at, one in zip(batch, made, strict=False)
                ]
            ).mean()
            telling = torch.stack(
                [talk_loss(encoder, one[0], text) for one, text in zip(made, texts, strict=True)]
            ).mean()
            (near + 0.5 * telling).backward()
            torch.nn.utils.clip_grad_norm_(upper, 1.0)
            optimiser.step()
            optimiser.zero_grad()
            lost[0] += float(near.detach()) / len(batches)
            lost[1] += float(telling.detach()) / len(batches)
        torch.save(encoder.state_dict(), out)
        print(f"epoch {epoch}: {lost[0]:.3f} {lost[1]:.3f}, {time.time() - begun:.0f} s", flush=True)
        if time.time() > until:
            break


def contrast(
    encoder: Encoder, drafts: list[Text], at: int, made: Made, bank: Bank, owners: Tensor, notes: list[Text]
) -> Tensor:
    """Of all clients the right one must lie nearest: by the draft as a whole with its windows, and by its grains.

    Only the draft moves. Were the right passages of today and all others of the epoch's beginning, they would be told
    apart by that.
    """
    draft, (parts, means) = drafts[at], made
    # Of the own client only what tells the same incident counts, and never the draft itself; the other retellings
    # of it count every second time, so that a note must often be found by itself.
    retold = random.random() < 0.5
    allowed = torch.tensor(
        [text.client != draft.client or draft.note is None or text.note == draft.note for text in notes]
        + [
            text.client != draft.client or (retold and other != at and text.note == draft.note)
            for other, text in enumerate(drafts)
        ]
    )
    windows = torch.logsumexp(parts[1 : 1 + draft.windows] @ bank.whole.T * 20.0, 0) / 20.0
    whole = ((parts[0] @ bank.whole.T + windows) / 2.0).masked_fill(~allowed, -9.0)
    likely = whole.detach() + (owners == draft.client) * 9.0
    places = likely.topk(CANDIDATES).indices
    places = places[allowed[places]]
    near = torch.einsum(
        "pw,nqw->npq", functional.normalize(means - bank.common, dim=1), bank.grains[places]
    ).masked_fill(~bank.there[places][:, None, :], -1.0)
    target = torch.tensor([draft.client])
    losses = []
    for scores, of in ((whole, owners), (near.amax(2).mean(1), owners[places])):
        best = torch.full((int(owners.max()) + 1,), -9.0).scatter_reduce(0, of, scores, "amax")
        losses.append(
            functional.cross_entropy((best * encoder.scale.exp())[None], target, label_smoothing=0.02)
        )
    return (losses[0] + losses[1]) / 2.0


def talk_loss(encoder: Encoder, parts: Tensor, text: Text) -> Tensor:
    """A case is told if a part of the text tells one; of a text that tells none every part must say so."""
    odds = encoder.head(parts[text.units] * 10.0)[:, 0]
    one = torch.logsumexp(odds * 2.0, 0) / 2.0 if text.told else odds.max()
    weight = 1.0 if text.told else 2.0
    return weight * functional.binary_cross_entropy_with_logits(one, torch.tensor(text.told))


@torch.no_grad()
def centre(encoder: Encoder) -> None:
    """Find what all tokens have in common: grains are made without it, since vectors that point one way tell little."""
    reader = Reader()
    texts = [
        one.text for client in read().of(TRAINED_ON).clients for one in (*client.notes, *client.retellings)
    ]
    some = [reader.text(text, parts=False) for text in texts[::8]]
    freeze(encoder, some)
    total, count = torch.zeros(WIDTH), 0
    for text in some:
        assert text.hidden is not None
        hidden = text.hidden.float()[None]
        for layer in encoder.layers[FROZEN:]:
            hidden = layer(hidden, torch.zeros(1, 1, 1, hidden.shape[1]))
        total += hidden[0, 1:-1].sum(0)
        count += hidden.shape[1] - 2
    encoder.common.copy_(total / count)


def export(encoder: Encoder, model: Path) -> None:
    from onnxruntime.quantization import QuantType, quantize_dynamic

    encoder.eval()
    plain = model.with_suffix(".full.onnx")
    given = torch.ones(2, 8, dtype=torch.long)
    names = ["input_ids", "attention_mask", "token_type_ids"]
    axes = {name: {0: "rows", 1: "tokens"} for name in (*names, "last_hidden_state", "centred")}
    torch.onnx.export(
        encoder,
        (given, given, given * 0),
        str(plain),
        input_names=names,
        output_names=["last_hidden_state", "centred"],
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )
    quantize_dynamic(str(plain), str(model), weight_type=QuantType.QInt8, per_channel=True)
    plain.unlink()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--begin", type=Path, help="go on from these weights")
    parser.add_argument("--out", type=Path)
    parser.add_argument(
        "--export", type=Path, nargs="+", help="weights of one run or more, whose mean is exported"
    )
    parser.add_argument(
        "--blend", type=float, default=BLEND, help="how far from the base what is exported lies"
    )
    parser.add_argument("--model", type=Path, default=MODEL)
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--rate", type=float, default=1e-4)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--minutes", type=float, default=600.0, help="begin no epoch after so many minutes")
    given = parser.parse_args()
    torch.manual_seed(given.seed)
    random.seed(given.seed)
    torch.set_num_threads(2)
    encoder = Encoder()
    encoder.load_base(given.base)
    if given.export:
        base, runs = encoder.state_dict(), [torch.load(path) for path in given.export]
        trained = {key: torch.stack([run[key] for run in runs]).mean(0) for key in base}
        encoder.load_state_dict({key: torch.lerp(base[key], trained[key], given.blend) for key in base})
        centre(encoder)
        export(encoder, given.model)
        return
    if given.begin:
        encoder.load_state_dict(torch.load(given.begin))
    train(encoder, given.out, given.epochs, given.rate, time.time() + 60 * given.minutes)


if __name__ == "__main__":
    main()
