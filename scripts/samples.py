# SPDX-License-Identifier: Apache-2.0
"""Draw the sample packets in `docs/samples/` from the fictional city: `python scripts/samples.py`.

The notices in Arabic and Chinese show what translated content looks like; their fixed words stand
here, since GovDesk itself speaks English and Spanish.
"""

from __future__ import annotations

import gettext
import sys
import tempfile
from pathlib import Path
from typing import Any

from govdesk.briefing.kinds import KINDS
from govdesk.briefing.parts import USUAL
from govdesk.briefing.printing import printed
from govdesk.briefing.production import draw, web
from govdesk.queries.annual_view import annual_view
from govdesk.queries.meeting_views import certificate_view, meeting_view
from govdesk.queries.public_decisions import PublicConstituency
from govdesk.queries.public_meetings import MeetingView, PublicItem, PublicMeeting
from govdesk.queries.public_text import PublicText
from govdesk.queries.public_view import AsOf, CrisisLine, RecordHead
from govdesk.queries.quarterly import quarterly_view
from govdesk.services.demo.story import build_town
from govdesk.wording import Words

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "samples"

ARABIC = {
    "Notice of a meeting": "إعلان عن اجتماع",
    "When and where": "الزمان والمكان",
    "When and where the meeting is": "زمان الاجتماع ومكانه",
    "What": "البند",
    "Details": "التفاصيل",
    "When": "الزمان",
    "Where": "المكان",
    "Meeting": "الاجتماع",
    "Agenda": "جدول الأعمال",
    "How to take part": "كيف تشارك",
    "Come and listen: meetings are open to everyone, and nobody asks who you are.": (
        "تعال واستمع: الاجتماعات مفتوحة للجميع ولا يسألك أحد من أنت."
    ),
    "Speak for a few minutes on any item, in the language you like best.": (
        "تحدث بضع دقائق عن أي بند باللغة التي تفضلها."
    ),
    "Write before the meeting to {office}. Every comment gets an answer.": (
        "اكتب قبل الاجتماع إلى {office}. كل تعليق يحصل على جواب."
    ),
    "If you need an interpreter, large print, a quiet place or anything else to take part, tell "
    "{office} as early as you can.": (
        "إذا احتجت إلى مترجم أو خط كبير أو مكان هادئ أو أي شيء آخر للمشاركة فأخبر {office} مبكرا."
    ),
    "Packet": "الوثيقة",
    "Packet {number}": "الوثيقة {number}",
    "Everything recorded until": "كل ما سجل حتى",
    "Seal number": "رقم الختم",
    "If you or someone near you needs help now": "إذا احتجت أنت أو شخص قريب منك إلى مساعدة الآن",
    "How to verify this copy": "كيف تتحقق من هذه النسخة",
    "Ask the clerk to check this copy with you.": "اطلب من الكاتب أن يتحقق معك من هذه النسخة.",
    "It takes five minutes at {office}. The clerk opens the record, and you compare any number, "
    "vote or name here with what stands there.": (
        "يستغرق ذلك خمس دقائق في {office}. يفتح الكاتب السجل وتقارن ما هنا بما فيه."
    ),
    "By yourself": "بنفسك",
    "Take the file of this briefing, {file}, and the file {bundle} from beside it. Put both in one "
    "folder.": ("خذ ملف هذه الوثيقة {file} والملف {bundle} الموجود بجانبه وضعهما في مجلد واحد."),
    "Have a computer with GovDesk say: govdesk verify {file}": (
        "شغل على حاسوب فيه GovDesk الأمر: govdesk verify {file}"
    ),
    "It says which seal number this copy prints, and of how many entries: compare both with those "
    "below.": ("يخبرك برقم الختم المطبوع في هذه النسخة وبعدد القيود: قارنهما بما يلي."),
    "For a single vote, do the sum under “Check it yourself” on paper.": (
        "ولتصويت واحد احسب المجموع على الورق."
    ),
    "In this copy": "في هذه النسخة",
    "Entries in the record": "قيود السجل",
    "Recorded until": "سجل حتى",
    "What this copy was made from": "ما صنعت منه هذه النسخة",
    "The record up to here is not signed by anyone yet. Its seal number shows that nothing in it "
    "was changed since, but not who kept it.": (
        "لم يوقع أحد السجل حتى الآن. يثبت رقم الختم أن شيئا لم يتغير فيه، ولا يثبت من حفظه."
    ),
    "QR code": "رمز QR",
    "A code for your phone with the number of entries and the seal number.": (
        "رمز لهاتفك فيه عدد القيود ورقم الختم."
    ),
    "Place for the office’s digital signature. Your PDF reader says whether this copy was signed, "
    "by whom, and whether anything was changed since.": (
        "مكان التوقيع الرقمي للمكتب. يخبرك قارئ الملفات هل وقعت هذه النسخة ومن وقعها وهل تغيرت."
    ),
    "Digital signature of the publishing office": "التوقيع الرقمي للمكتب الناشر",
    "Page {page} of {pages}": "صفحة {page} من {pages}",
}
CHINESE = {
    "Notice of a meeting": "会议通知",
    "When and where": "时间和地点",
    "When and where the meeting is": "会议的时间和地点",
    "What": "事项",
    "Details": "内容",
    "When": "时间",
    "Where": "地点",
    "Meeting": "会议",
    "Agenda": "议程",
    "How to take part": "如何参加",
    "Come and listen: meetings are open to everyone, and nobody asks who you are.": (
        "欢迎旁听：会议向所有人开放，不问身份。"
    ),
    "Speak for a few minutes on any item, in the language you like best.": (
        "可以用您最熟悉的语言就任何议题发言几分钟。"
    ),
    "Write before the meeting to {office}. Every comment gets an answer.": (
        "会前可以写信给{office}。每一条意见都会得到答复。"
    ),
    "If you need an interpreter, large print, a quiet place or anything else to take part, tell "
    "{office} as early as you can.": (
        "如果您需要口译、大字材料、安静的地方或其他帮助，请尽早告诉{office}。"
    ),
    "Packet": "文件",
    "Packet {number}": "文件 {number}",
    "Everything recorded until": "记录截至",
    "Seal number": "封印号",
    "If you or someone near you needs help now": "如果您或身边的人现在需要帮助",
    "How to verify this copy": "如何核对这份文件",
    "Ask the clerk to check this copy with you.": "请书记官和您一起核对这份文件。",
    "It takes five minutes at {office}. The clerk opens the record, and you compare any number, "
    "vote or name here with what stands there.": (
        "在{office}只需五分钟。书记官打开记录，您把这里的数字、投票和姓名与记录对照。"
    ),
    "By yourself": "自己核对",
    "Take the file of this briefing, {file}, and the file {bundle} from beside it. Put both in one "
    "folder.": "取这份文件 {file} 和旁边的 {bundle}，放在同一个文件夹里。",
    "Have a computer with GovDesk say: govdesk verify {file}": (
        "在装有 GovDesk 的电脑上运行：govdesk verify {file}"
    ),
    "It says which seal number this copy prints, and of how many entries: compare both with those "
    "below.": "它会说明这份文件印的封印号和条目数：请与下面的对照。",
    "For a single vote, do the sum under “Check it yourself” on paper.": (
        "对于一次投票，可在纸上验算。"
    ),
    "In this copy": "本文件",
    "Entries in the record": "记录条目数",
    "Recorded until": "记录截至",
    "What this copy was made from": "本文件所依据的记录",
    "The record up to here is not signed by anyone yet. Its seal number shows that nothing in it "
    "was changed since, but not who kept it.": (
        "到此为止的记录尚未由任何人签署。封印号证明内容未被改动，但不证明由谁保管。"
    ),
    "QR code": "二维码",
    "A code for your phone with the number of entries and the seal number.": (
        "手机可读的代码，含条目数和封印号。"
    ),
    "Place for the office’s digital signature. Your PDF reader says whether this copy was signed, "
    "by whom, and whether anything was changed since.": (
        "机关数字签名处。PDF 阅读器会显示是否已签名、由谁签名、之后是否有改动。"
    ),
    "Digital signature of the publishing office": "发布机关的数字签名",
    "Page {page} of {pages}": "第 {page} 页，共 {pages} 页",
}
CONTENT: dict[str, dict[str, Any]] = {
    "ar": {
        "words": ARABIC,
        "city": "خليج مارلو",
        "task_force": "فريق رعاية الأزمات",
        "office": "مكتب كاتب المدينة",
        "title": "اجتماع سبتمبر",
        "place": "قاعة الميناء، شارع الرصيف 2",
        "items": ("الافتتاح وتعليقات الجمهور", "تقرير عن أوقات الاستجابة", "الختام"),
        "crisis": "اتصل أو أرسل رسالة في أي ساعة",
    },
    "zh": {
        "words": CHINESE,
        "city": "马洛湾",
        "task_force": "危机关怀工作组",
        "office": "市书记官办公室",
        "title": "九月会议",
        "place": "码头街二号港口厅",
        "items": ("开会和公众意见", "关于响应时间的报告", "闭会"),
        "crisis": "随时可以打电话或发短信",
    },
}


class Told(gettext.NullTranslations):
    """A handful of texts in another language."""

    def __init__(self, texts: dict[str, str]) -> None:
        super().__init__()
        self.texts = texts

    def gettext(self, message: str) -> str:
        """The text in the other language, or as it is."""
        return self.texts.get(message, message)


def translated_notice(lang: str) -> bytes:
    """A notice whose content and words stand in one of the languages above."""
    said = CONTENT[lang]

    def text(words: str) -> PublicText:
        return PublicText(words, lang)

    view = MeetingView(
        lang=lang,
        city=said["city"],
        task_force=text(said["task_force"]),
        packet_number="2026-4-notice-01",
        draft=False,
        as_of=AsOf(1514, 1_785_834_000_000_000, "America/Los_Angeles"),
        record=RecordHead(1514, "2598" * 16),
        clerk_office=text(said["office"]),
        constituencies=(PublicConstituency("community", text(said["task_force"])),),
        crisis_lines=(CrisisLine(lang, said["crisis"], "555-0142"),),
        meeting=PublicMeeting(
            number="2026-4",
            title=text(said["title"]),
            kind="regular",
            starts_at=1_789_518_600_000_000,
            zone="America/Los_Angeles",
            place=text(said["place"]),
            remote=None,
            noticed_at=None,
            cancelled=False,
            opened_at=None,
            closed_at=None,
        ),
        items=tuple(
            PublicItem(place, text(title), "report") for place, title in enumerate(said["items"], 1)
        ),
    )
    words = Words(lang, Told(said["words"]))
    kind = KINDS["notice"]
    title = kind.title(view, words)
    return printed(kind.blocks(view, words, USUAL), view, words, title=title)[0]


def city_samples() -> dict[str, bytes]:
    """The packets of the fictional city."""
    made: dict[str, bytes] = {}
    with tempfile.TemporaryDirectory() as scratch:
        town = build_town(str(Path(scratch, "city.govdesk")), seed=1)
        try:
            read = town.ctx.read
            for lang in ("en", "es"):
                view = read(quarterly_view, period="2026-Q2", lang=lang, draft=False)
                made[f"quarterly-{lang}.pdf"] = draw(view).content
            view = read(quarterly_view, period="2026-Q2", draft=False)
            made["quarterly-large-print.pdf"] = draw(view, large=True).content
            made["quarterly-en.html"] = web(view)
            for kind, meeting in (
                ("agenda", "2026-4"),
                ("notice", "2026-4"),
                ("addendum", "2026-4"),
                ("decisions", "2026-2"),
                ("minutes", "2026-2"),
            ):
                about = read(meeting_view, meeting=meeting, what=kind, draft=False)
                made[f"{kind}.pdf"] = draw(about, kind=kind).content
            year = read(annual_view, period="2025", draft=False)
            made["annual.pdf"] = draw(year, kind="annual").content
            vote = read(certificate_view, vote="2026-12", draft=False)
            made["certificate.pdf"] = draw(vote, kind="certificate").content
        finally:
            town.ctx.store.close()
    return made


def main() -> int:
    """Draw them all."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    made = {f"notice-{lang}.pdf": translated_notice(lang) for lang in CONTENT}
    if "--translated" not in sys.argv:
        made |= city_samples()
    for name, content in made.items():
        (FOLDER / name).write_bytes(content)
    return 0


if __name__ == "__main__":
    sys.exit(main())
