"""Phone numbers as people write them. Stored is E.164."""

import phonenumbers


def phone_text(phone: str) -> str:
    """An E.164 number as people in Vietnam write it ("0912 345 678"); others internationally."""
    number = phonenumbers.parse(phone)
    form = (
        phonenumbers.PhoneNumberFormat.NATIONAL
        if number.country_code == 84
        else phonenumbers.PhoneNumberFormat.INTERNATIONAL
    )
    return phonenumbers.format_number(number, form)
