"""`floorassist checklist`: fifteen minutes by hand on a real phone, where no machine can look.

`docs/phones.md` holds the same list, and a test keeps the two alike.
"""

from dataclasses import dataclass

import click


@dataclass(frozen=True)
class Part:
    """A few minutes of the list: what is tried, step by step, each with what has to happen."""

    title: str
    minutes: int
    steps: tuple[tuple[str, str], ...]


PARTS = (
    Part(
        "Come in",
        3,
        (
            (
                "Scan the supervisor's code with the phone's camera app and open it.",
                "The store's name shows.",
            ),
            ("Type a name and a PIN, press Join.", "“Almost there”; the name is on the desk under People."),
            ("Let the name in on the desk.", "Within 3 seconds the phone shows the search."),
            (
                "Put it on the home screen (Me; on an iPhone with the copied code) and open it there.",
                "No address bar; the icon is sharp; you are signed in.",
            ),
        ),
    ),
    Part(
        "Check itself",
        2,
        (
            (
                "Me, “Check this phone”, ring, answer whether it was heard.",
                "Every row green, or one step each.",
            ),
            (
                "Switch the phone to silent (iPhone: the side switch) and ring again.",
                "Note whether it is heard.",
            ),
            ("Open Reach on the desk.", "It says what the phone found."),
        ),
    ),
    Part(
        "Scan",
        2,
        (
            ("Scan a bay label, then a barcode on a package in poor light.", "Each in about a second."),
            ("Lock the phone, unlock it, scan again.", "The camera shows a picture; nobody is asked anew."),
            (
                "Take the camera permission away in the settings, scan.",
                "A sentence, and photo and typing instead.",
            ),
        ),
    ),
    Part(
        "Ring",
        4,
        (
            (
                "Start the shift; let a colleague ask something you know.",
                "It rings, fills the screen, shakes.",
            ),
            (
                "Lock the screen, wait two minutes, let them ask again.",
                "A notification rings within 10 seconds.",
            ),
            ("Press it (Android: “I'll take it”).", "You have it; the other phones go quiet."),
            ("Take a break, let them ask.", "Nothing."),
            ("Play music, let them ask.", "The ring is heard over it, or note that it is not."),
        ),
    ),
    Part(
        "No network",
        2,
        (
            ("Flight mode. Close the app, open it, search.", "It opens and finds; it says how old it is."),
            ("Press “It's here” on an item.", "“1 waiting to be sent”."),
            ("Flight mode off.", "It is sent within 10 seconds, once."),
        ),
    ),
    Part(
        "Leave and lose",
        2,
        (
            (
                "Sign out; let somebody else sign in.",
                "Nothing of you shows: no search, no draft, no notification.",
            ),
            (
                "Sign in; on the desk: People, Manage, “Lost: shut it out”.",
                "Within 2 seconds the phone is out.",
            ),
            ("Open the app again.", "“This phone was shut out”; find knows nothing any more."),
        ),
    ),
)


def written() -> str:
    """The list in Markdown, as it is printed and as it stands in the documents."""
    lines = []
    for part in PARTS:
        lines += [f"### {part.title} ({part.minutes} min)", ""]
        lines += [f"- [ ] {do} *{then}*" for do, then in part.steps]
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


@click.command("checklist")
def checklist() -> None:
    """Print what to try by hand on a real iPhone and Android, in 15 minutes."""
    total = sum(part.minutes for part in PARTS)
    click.echo(f"# A phone by hand: {total} minutes, once on an iPhone, once on an Android\n")
    click.echo("Phone, system and browser with their versions: ____________________   Date: __________\n")
    click.echo(written(), nl=False)
