# SPDX-License-Identifier: Apache-2.0
"""The house's widgets, and how to write a screen in this house.

A screen is one package, `ui/<kind>/`, whose `Screen` subclass is named in `ui/screens.py`. It is
given an `Office` and nothing else:

    office.desk         read(owner, query, then, **kw), write(owner, service, then, **kw)
    office.navigate     navigate(Place("motions", id)): the window notes it for Alt+Left
    office.remembered   small habits (columns and chips remember themselves)
    office.drafts       forms keep themselves; you rarely need it
    office.who          who is at the desk: name, seat, roles, zone, today, and `why_not(verb)`,
                        the message that greys what they may not do

Rules of the house:

1. A screen holds frozen rows and widgets; it never sees a session, a model or SQLAlchemy. It never
   calls a query or service itself: the desk does, off the UI thread, in the order asked.
2. `refresh()` asks; the answer's callback shows. It is called when the screen is first shown and
   after every `Changed` that touches `kinds` (the record's subjects: "motion", "vote", ...). After
   a write you need not refresh: the broadcast does it. `then` is for going to what was made.
3. The summary is a sentence that says what the page means ("3 of 20 indicators need attention").
   There is one primary action (`set_primary`, Ctrl+Enter). All else is `button(..., "quiet")`
   or an `Act`, which says under itself why it is grey (`set_refusal(message)`, the same rule's
   message that the service would refuse with).
4. Refusals find their way: beside the field (`Refusal.field`) in a `Form`, else in the screen's
   banner. Catch nothing. Whatever else is raised goes to the one fault handler.
5. No colours, fonts, sizes or style sheets in screens: `heading()`, `subheading()`, `caption()`,
   `Label(text, role, tone=...)`, `button(text, role)`, `Card`, `Section`, `Facts`, `StatusLabel`.
   Lengths, if you must: `look().px(n)`, which grows with the text size.
6. Text from people goes into `Label`, `LinkLabel` and `Facts`, which show plain text. Never into
   rich text.
7. Every control has a name a screen reader can say: labels are buddies (`Form.add` does it), lists
   take `accessible_name`, icons-only buttons `setAccessibleName`. Mnemonics (`&`) are unique on a
   screen; Alt+B, Alt+F and the like belong to no menu here, so all letters are free.
8. Single letters as keys: `single_key(widget, "Y", act)`; they never act while a text field has
   the focus.
9. Printing (Ctrl+P), saving as a file and copying work for every `RowsTable` by themselves.
10. A screen is right when `tests.ui.checks.faults_of(screen)` is empty at 100 and 200 %.
11. Never `show()` or `setVisible(True)` a widget that is in no layout yet: it becomes a window.
12. All words through `_`, `n_`, `say`; numbers and dates through `current()`.

A whole screen:

    class ActionsScreen(Screen):
        kind = "actions"
        kinds = frozenset({"action"})

        def __init__(self, office: Office) -> None:
            super().__init__(office, _("Actions"))
            self._wanted = ""
            self._table = RowsTable(
                [
                    Column("what", _("What"), lambda a: a.title, stretch=True, bold=True),
                    Column("owner", _("Who"), lambda a: a.owner, width=160),
                    Column("due", _("Due"), lambda a: current().date(a.due), sort=lambda a: a.due),
                ],
                key=lambda a: a.id, accessible_name=_("Actions"),
                remembered=office.remembered, name="actions",
            )
            self._detail = ActionDetail(office)
            self._list = ListDetail(
                office, "actions", self._table, self._detail,
                EmptyState(_("What decisions ask people to do stands here."), _("Assign the first"),
                           self.new),
                [Chip("late", _("Overdue"), lambda a: a.is_late)],
            )
            self._list.chosen.connect(self._chosen)
            self.body.addWidget(self._list, 1)
            self.set_primary(_("Assign an action"), self.new, why_not_assign(office.who))

        def refresh(self) -> None:
            self.office.desk.read(self, actions.list_actions, self._show)

        def open(self, id: str) -> None:
            self._wanted = id
            if id and not self._list.choose(id): ...   # not read yet: `_show` chooses it
            if not id: self._list.show_list()

        def _show(self, rows: tuple[ActionRow, ...]) -> None:
            self._list.show_rows(rows)
            late = sum(row.is_late for row in rows)
            self.set_summary(n_("{count} action is overdue.", "{count} actions are overdue.", late))
            if self._wanted: self._list.choose(self._wanted)

        def _chosen(self, id: str) -> None:
            self._wanted = id
            self.moved.emit(Place(self.kind, id))
            self.office.desk.read(self, actions.action, self._detail.show_action, id=id)


What a screen names is loaded when it is named: the first page needs few of them, and each start
waits for what it loads.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from govdesk.ui.widgets.act import Act, button, set_refusal
    from govdesk.ui.widgets.announcing import announce
    from govdesk.ui.widgets.banner import Banner
    from govdesk.ui.widgets.chips import Chip, Chips
    from govdesk.ui.widgets.columns import Column
    from govdesk.ui.widgets.confirm import Confirm
    from govdesk.ui.widgets.detail import Detail
    from govdesk.ui.widgets.empty import EmptyState
    from govdesk.ui.widgets.form import Form
    from govdesk.ui.widgets.keys import single_key
    from govdesk.ui.widgets.labels import Label, caption, heading, selectable, subheading
    from govdesk.ui.widgets.link import LinkLabel
    from govdesk.ui.widgets.list_detail import ListDetail
    from govdesk.ui.widgets.menu_chips import MenuChip, MenuChips, MenuFilter
    from govdesk.ui.widgets.panels import Card, Facts, Scroll, Section, clear
    from govdesk.ui.widgets.progress import ProgressLine
    from govdesk.ui.widgets.reveal import Reveal
    from govdesk.ui.widgets.roll_box import RollBox
    from govdesk.ui.widgets.screen import Screen
    from govdesk.ui.widgets.search import SearchField
    from govdesk.ui.widgets.status import StatusLabel, StatusMark, indicator_status
    from govdesk.ui.widgets.table import RowsTable
    from govdesk.ui.widgets.word_diff import WordDiff

_HOMES = {
    "Act": "act",
    "Banner": "banner",
    "Card": "panels",
    "Chip": "chips",
    "Chips": "chips",
    "Column": "columns",
    "Confirm": "confirm",
    "Detail": "detail",
    "EmptyState": "empty",
    "Facts": "panels",
    "Form": "form",
    "Label": "labels",
    "LinkLabel": "link",
    "ListDetail": "list_detail",
    "MenuChip": "menu_chips",
    "MenuChips": "menu_chips",
    "MenuFilter": "menu_chips",
    "ProgressLine": "progress",
    "Reveal": "reveal",
    "RollBox": "roll_box",
    "RowsTable": "table",
    "Screen": "screen",
    "Scroll": "panels",
    "SearchField": "search",
    "Section": "panels",
    "StatusLabel": "status",
    "StatusMark": "status",
    "WordDiff": "word_diff",
    "announce": "announcing",
    "button": "act",
    "caption": "labels",
    "clear": "panels",
    "heading": "labels",
    "indicator_status": "status",
    "selectable": "labels",
    "set_refusal": "act",
    "single_key": "keys",
    "subheading": "labels",
}

__all__ = [
    "Act",
    "Banner",
    "Card",
    "Chip",
    "Chips",
    "Column",
    "Confirm",
    "Detail",
    "EmptyState",
    "Facts",
    "Form",
    "Label",
    "LinkLabel",
    "ListDetail",
    "MenuChip",
    "MenuChips",
    "MenuFilter",
    "ProgressLine",
    "Reveal",
    "RollBox",
    "RowsTable",
    "Screen",
    "Scroll",
    "SearchField",
    "Section",
    "StatusLabel",
    "StatusMark",
    "WordDiff",
    "announce",
    "button",
    "caption",
    "clear",
    "heading",
    "indicator_status",
    "selectable",
    "set_refusal",
    "single_key",
    "subheading",
]


def __getattr__(name: str) -> Any:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{home}"), name)
