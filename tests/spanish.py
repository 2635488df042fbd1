"""A few messages in Spanish, for tests of what is said in the reader's language."""

from gettext import NullTranslations

MESSAGES = {
    "{name} has it": "Lo tiene {name}",
    "It is in {place}.": "Está en {place}.",
    "Aisle {code}": "Pasillo {code}",
    "It waits for a supervisor now.": "Ahora espera a un supervisor.",
    ("{n} person", "{n} people"): ("{n} persona", "{n} personas"),
    ("verb", "Ask"): "Preguntar",
}


class Spanish(NullTranslations):
    """A catalogue of those."""

    def info(self):
        return {"language": "es"}

    def gettext(self, message):
        return MESSAGES.get(message, message)

    def ngettext(self, msgid1, msgid2, n):
        return MESSAGES.get((msgid1, msgid2), (msgid1, msgid2))[n != 1]

    def pgettext(self, context, message):
        return MESSAGES.get((context, message), message)


SPANISH = Spanish()
