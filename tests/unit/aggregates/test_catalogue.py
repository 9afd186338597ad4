"""The shipped catalogue: whole, fixed, and free of anything that is only one person's."""

import pytest

from privity.aggregates import OTHER, parse_catalogue
from privity.errors import InputError
from privity.services.catalogue import shipped_catalogue, shipped_surveys


def test_each_list_has_enough_kinds_to_hide_in_and_few_enough_to_name() -> None:
    for kinds in shipped_catalogue().lists:
        assert 15 <= len(kinds.kinds) <= 25
        titles = [kind.title for kind in kinds.kinds]
        assert len(set(titles)) == len(titles)


def test_every_kind_has_a_place_on_every_other_list() -> None:
    catalogue = shipped_catalogue()
    for kinds in catalogue.lists:
        for kind in kinds.kinds:
            for other in catalogue.lists:
                placed = catalogue.place(kind.id, other.id)
                assert (
                    placed == kind.id if other is kinds else placed in {*(k.id for k in other.kinds), OTHER}
                )


def test_free_words_count_by_their_title_and_a_kind_of_ones_own_as_other() -> None:
    catalogue = shipped_catalogue()
    assert catalogue.place(" Loss of Desire ", "sexology") == "sx-desire"
    assert catalogue.place("loss of desire", "counselling") == "gc-sexual"
    assert catalogue.place("fear of the harbour master", "counselling") == OTHER


def test_a_catalogue_with_a_gap_is_refused() -> None:
    text = '[list.sexology]\ntitle="a"\n[list.couples]\ntitle="b"\n'
    text = 'version="1"\n' + text + '[[kind]]\nid="sx-a"\ntitle="a"\nplain="a"\nas={couples="cp-none"}\n'
    with pytest.raises(InputError) as refused:
        parse_catalogue(text)
    assert refused.value.field == "sx-a"


def test_a_published_figure_names_its_source() -> None:
    for figure in shipped_surveys():
        assert figure.source
        assert set(figure.lists) <= {kinds.id for kinds in shipped_catalogue().lists}
