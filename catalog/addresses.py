"""Addresses as people write them: which known place the last words of one name."""

import re

from catalog.places import Level, Located, Place, Places

_PARTS = re.compile(r"\s*[,;–]\s*|\s+-\s+")
_OLD = {
    Level.OLD_PROVINCE: "province",
    Level.OLD_DISTRICT: "district",
    Level.OLD_COMMUNE: "commune",
}


def locate(text: str, places: Places) -> Located:
    """The place of an address ("12 Trần Hưng Đạo, xã Đông Hưng, Hưng Yên"); empty where unsure.

    Parts are read from the widest to the narrowest. Of several places of one name the widest in
    what was read before is meant; where there are several of these, the part is passed over.
    """
    found = Located()
    for part in reversed([part for part in _PARTS.split(text) if part]):
        candidates = [place for place in places.find(part) if _fits(place, found, places)]
        widest = [place for place in candidates if place.level is candidates[0].level]
        if len(widest) == 1:
            _put(widest[0], found)
    if found.province:
        today = places.today(found.commune, found.district, found.province)
        found.commune_today = found.commune_today or today.commune_today
        found.province_today = found.province_today or today.province_today
    return found


def _fits(place: Place, found: Located, places: Places) -> bool:
    """Whether it lies in what was read so far and is narrower than that."""
    if found.commune or found.commune_today:
        return False
    if found.district and place.district != found.district:
        return False
    if place.level in {Level.PROVINCE, Level.OLD_PROVINCE}:
        return not (found.province or found.province_today)
    given = found.province or found.province_today
    if not given:
        return True
    within = {m.province.name for m in places.mergers_of(place)} | {place.province}
    return given in within


def _put(place: Place, found: Located) -> None:
    if place.level is Level.PROVINCE:
        found.province_today = place.name
    elif place.level is Level.COMMUNE:
        found.commune_today, found.province_today = place.name, place.province
    else:
        setattr(found, _OLD[place.level], place.name)
        found.province = place.province or found.province
        if place.level is Level.OLD_PROVINCE:
            found.province = place.name
        elif place.level is Level.OLD_COMMUNE:
            found.district = place.district
