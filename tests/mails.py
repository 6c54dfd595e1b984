"""E-mails byte for byte as mail programs write them: their boundaries, soft breaks, oddities and all."""

# ruff: noqa: E501, W291 - lines are as long, and end in blanks, as mail programs write them

from __future__ import annotations

import base64
import quopri

RISEN = "The river rose by two meters overnight, the district office said on Tuesday morning."
CLOSED = (
    "Two bridges in the old town were closed to traffic, and a school was opened for those who had to leave."
)
DENIED = "The mayor denied that the siren had failed; residents of the lower quarter said that they had heard none."
COST = "The council will hear on Friday what the repair of the embankment is going to cost, and who will pay."
STUFFED = (
    "From the bridge to the market the water stood as high as a table, and nobody could cross the street."
)


def mail(head: str, body: str | bytes) -> bytes:
    """A message with network line ends; the head is ASCII."""
    content = body.encode() if isinstance(body, str) else body
    return head.strip().replace("\n", "\r\n").encode() + b"\r\n\r\n" + _lines(content)


def _lines(content: bytes) -> bytes:
    return content.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")


def qp(text: str, charset: str = "utf-8") -> str:
    """Text as quoted-printable, with the soft breaks that end its lines at 76 letters."""
    return quopri.encodestring(text.encode(charset)).decode()


def b64(text: str | bytes, charset: str = "utf-8") -> str:
    """Text as base64 in lines of 76 letters."""
    return base64.encodebytes(text.encode(charset) if isinstance(text, str) else text).decode()


OUTLOOK = mail(
    """
Received: from AM0PR01.example.com (2603:10a6::1) by AM0PR02.example.com
 (2603:10a6::2) with Microsoft SMTP Server id 15.20.7587.26; Tue, 21 May 2024
 09:14:03 +0000
From: =?iso-8859-1?Q?J=FCrgen_M=FChle?= <j.muehle@harbor.example>
To: Desk <desk@post.example>
Subject: =?iso-8859-1?Q?Hochwasser_in_der_Altstadt:_der_Pegel_steigt_und_die_?=
 =?iso-8859-1?Q?Schule_=F6ffnet?=
Thread-Topic: Hochwasser
Date: Tue, 21 May 2024 09:14:00 +0000
Message-ID: <AM0PR01@example.com>
Accept-Language: de-DE, en-US
Content-Type: multipart/related; boundary="_005_AM0PR01_"; type="multipart/alternative"
MIME-Version: 1.0
""",
    f"""--_005_AM0PR01_
Content-Type: multipart/alternative; boundary="_000_AM0PR01_"

--_000_AM0PR01_
Content-Type: text/plain; charset="iso-8859-1"
Content-Transfer-Encoding: quoted-printable

{qp("Der Pegel des Flusses stieg über Nacht um zwei Meter, sagte das Amt am Dienstag. Größere Schäden gab es nicht.", "latin-1")}

[cid:image001.png@01DAAB]

Jürgen=20Mühle

--_000_AM0PR01_
Content-Type: text/html; charset="iso-8859-1"
Content-Transfer-Encoding: quoted-printable

{qp('<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1"><style><!-- p.MsoNormal {margin:0cm;} --></style><!--[if gte mso 9]><xml><o:shapedefaults/></xml><![endif]--></head><body lang="DE" link="#0563C1"><div class="WordSection1"><p class="MsoNormal"><span style="font-size:11.0pt">Der Pegel des Flusses stieg über Nacht um zwei Meter, sagte das Amt am Dienstag. Größere Schäden gab es nicht.<o:p></o:p></span></p><p class="MsoNormal"><o:p>&nbsp;</o:p></p><p class="MsoNormal">Mehr steht im <a href="https://harbor.example/lage">Lagebericht</a> der Stadt.<o:p></o:p></p><p class="MsoNormal"><img width="200" src="cid:image001.png@01DAAB" alt="Logo der Stadt"><o:p></o:p></p></div></body></html>', "latin-1")}

--_000_AM0PR01_--

--_005_AM0PR01_
Content-Type: image/png; name="image001.png"
Content-Description: image001.png
Content-Disposition: inline; filename="image001.png"; size=70
Content-ID: <image001.png@01DAAB>
Content-Transfer-Encoding: base64

{b64(bytes(60))}
--_005_AM0PR01_--
""".replace("Jürgen=20Mühle", "J=FCrgen M=FChle"),
)
"""Outlook: alternative within related, a picture by its content id, Word's markup, quoted-printable Latin-1."""

GMAIL_REPLY = mail(
    """
MIME-Version: 1.0
References: <1@post.example>
In-Reply-To: <1@post.example>
From: Ada Quill <ada.quill@harbor.example>
Date: Wed, 22 May 2024 08:30:12 +0200
Message-ID: <CAF1@mail.example.com>
Subject: Re: What happened at the bridge?
To: Ben Post <ben@post.example>
Content-Type: multipart/alternative; boundary="000000000000a1b2"
""",
    f"""--000000000000a1b2
Content-Type: text/plain; charset="UTF-8"

{RISEN} {CLOSED}

{DENIED}

Best
Ada

On Tue, May 21, 2024 at 6:02 PM Ben Post <ben@post.example>
wrote:

> Dear Ada,
>
> what happened at the bridge, and who closed it?
>
> Ben
>

-- 
Ada Quill
Press office, Harbor District
+49 30 1234567

--000000000000a1b2
Content-Type: text/html; charset="UTF-8"
Content-Transfer-Encoding: quoted-printable

{qp(f'<div dir="ltr"><div>{RISEN} {CLOSED}</div><div><br></div><div>{DENIED}</div><div><br></div><div>Best</div><div>Ada</div></div><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">On Tue, May 21, 2024 at 6:02 PM Ben Post &lt;<a href="mailto:ben@post.example">ben@post.example</a>&gt; wrote:<br></div><blockquote class="gmail_quote" style="margin:0px 0px 0px 0.8ex;border-left:1px solid rgb(204,204,204);padding-left:1ex">Dear Ada,<br><br>what happened at the bridge, and who closed it?<br><br>Ben<br></blockquote></div><br clear="all"><div><br></div><span class="gmail_signature_prefix">-- </span><br><div dir="ltr" class="gmail_signature">Ada Quill<br>Press office, Harbor District<br>+49 30 1234567</div>')}
--000000000000a1b2--
""",
)
"""Gmail: an answer with the question below it and a signature, as text and as a page."""

THUNDERBIRD_FLOWED = mail(
    """
Message-ID: <5f2@harbor.example>
Date: Tue, 21 May 2024 10:00:00 +0200
MIME-Version: 1.0
User-Agent: Mozilla Thunderbird
Content-Language: en-US
From: Harbor District <press@harbor.example>
To: undisclosed-recipients:;
Subject: Flood: the state of things
Content-Type: text/plain; charset=UTF-8; format=flowed
Content-Transfer-Encoding: 7bit
""",
    """The river rose by two meters overnight, the district office said on 
Tuesday morning. Two bridges in the old town were closed to traffic.

The mayor denied that the siren had failed.
Residents said that they had heard none.

> We have been told nothing, and we will not wait for another winter to 
> pass before somebody looks at the embankment.
>> Nobody knows what it costs.

 From the bridge to the market the water stood as high as a table, and 
nobody could cross the street.

-- 
Harbor District Press Office
""",
)
"""Thunderbird: format=flowed (RFC 3676), soft breaks behind blanks, stuffed `From`, quotes in two depths."""

FLOWED_DELSP = mail(
    """
From: Harbor <a@harbor.example>
Subject: Flood
Date: Tue, 21 May 2024 10:00:00 +0200
MIME-Version: 1.0
Content-Type: text/plain; charset="utf-8"; format=flowed; delsp=yes
Content-Transfer-Encoding: quoted-printable
""",
    "The river rose by two meters over=20\nnight, the office said.  More is at https://harbor.=20\nexample/plan today,  the =20\nmayor said.\n",
)
"""Apple Mail of old: flowed lines whose blanks at the end go (DelSp)."""

JAPANESE = mail(
    """
From: =?ISO-2022-JP?B?GyRCOUE/N0o5GyhC?= <news@harbor.example>
Subject: =?ISO-2022-JP?B?GyRCQG4kTj9lMEwkLD5lPjobKEI=?=
Date: Tue, 21 May 2024 18:00:00 +0900
Message-ID: <jp1@harbor.example>
MIME-Version: 1.0
Content-Type: text/plain; charset=ISO-2022-JP
Content-Transfer-Encoding: 7bit
""",
    "町長は火曜日、川の水位が一晩で二メートル上昇したと述べた。\n二つの橋が閉鎖された。\n\n住民はサイレンを聞かなかったと話した。\n".encode(
        "iso-2022-jp"
    ),
)
"""A Japanese mail program: seven-bit ISO-2022-JP in head and text."""

LATIN_8BIT = mail(
    """
From: "Le Port" <redaction@port.example>
Subject: La crue
Date: Tue, 21 May 2024 10:00:00 +0200
MIME-Version: 1.0
Content-Type: text/plain; charset=iso-8859-1
Content-Transfer-Encoding: 8bit
""",
    "La rivière a monté de deux mètres, a déclaré le maire mardi. L'école a été ouverte à ceux qui ont dû partir.\n".encode(
        "latin-1"
    ),
)
"""A text in eight-bit Latin-1."""

NO_CHARSET = mail(
    """
From: redaction@port.example
Subject: La crue
Date: Tue, 21 May 2024 10:00:00 +0200
Message-ID: <x@port.example>
""",
    "La rivière a monté de deux mètres, a déclaré le maire mardi. L'école a été ouverte à ceux qui ont dû partir.\n".encode(
        "cp1252"
    ),
)
"""No MIME head at all, and letters of cp1252."""

BASE64_TEXT = mail(
    """
From: Harbor <a@harbor.example>
Subject: =?UTF-8?B?Rmxvb2Q6IHRoZSBzdGF0ZSBvZiB0aGluZ3Mg4oCTIGE=?=
 =?UTF-8?B?bmQgd2hhdCBjb21lcyBuZXh0?=
Date: Tue, 21 May 2024 10:00:00 +0200
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: base64
""",
    b64(f"{RISEN} “Nobody slept.”\r\n\r\n{DENIED}\r\n") + "\nThis mail was scanned by HarborScan.\n",
)
"""Base64 with a footer that a gateway added in clear behind it."""

FORWARDED_INLINE = mail(
    """
From: Ben Post <ben@post.example>
Subject: Fwd: Flood: the state of things
Date: Wed, 22 May 2024 10:00:00 +0200
Message-ID: <f@post.example>
MIME-Version: 1.0
Content-Type: text/plain; charset=UTF-8
""",
    f"""---------- Forwarded message ---------
From: Harbor District <press@harbor.example>
Date: Tue, May 21, 2024 at 9:14 AM
Subject: Flood: the state of things
To: Ben Post <ben@post.example>


{RISEN} {CLOSED}

{DENIED}
""",
)
"""Gmail's way to forward: the other's head as text."""

FORWARDED_INNER = mail(
    """
From: Ben Post <ben@post.example>
Subject: Fwd: Flood
Date: Wed, 22 May 2024 10:00:00 +0200
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="----=_Part_1"
""",
    f"""This is a multi-part message in MIME format.
------=_Part_1
Content-Type: text/plain; charset=utf-8

FYI

Ben
------=_Part_1
Content-Type: message/rfc822
Content-Disposition: attachment; filename="Flood.eml"

From: Harbor District <press@harbor.example>
Subject: Flood: the state of things
Date: Tue, 21 May 2024 09:14:00 +0200
Content-Type: text/plain; charset=utf-8

{RISEN} {CLOSED}

{DENIED}
------=_Part_1--
""",
)
"""A forwarded message as an attachment, and two words about it."""


def _item(number: int, title: str, text: str) -> str:
    return (
        f'<tr><td style="padding:0 24px"><table role="presentation" width="100%" border="0" cellspacing="0"><tr>'
        f'<td width="96"><a href="https://click.mail.example/c/{number}?u=ab"><img src="https://img.example/{number}.jpg" '
        f'width="96" alt="Picture {number}"></a></td><td class="story"><h2 style="margin:0"><a href="https://harbor.example/{number}">'
        f'{title}</a></h2><p style="font:16px Georgia">{text}</p><p><a href="https://harbor.example/{number}">Read more</a>'
        "</p></td></tr></table></td></tr>"
    )


NEWSLETTER_PAGE = (
    '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">'
    '<html xmlns="http://www.w3.org/1999/xhtml"><head><title>Harbor Morning</title><style>@media only screen {.story{width:100%}}'
    '</style></head><body bgcolor="#f4f4f4"><span class="preheader" style="display:none!important;font-size:1px;'
    'opacity:0">The river, a bridge, and the budget &#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;</span>'
    '<table role="presentation" width="600" align="center"><tr><td align="right"><a href="https://mail.example/view?x=1">'
    'View in browser</a></td></tr><tr><td><img src="https://img.example/logo.png" alt="Harbor Morning"></td></tr>'
    + _item(1, "River rises by two meters", f"{RISEN} {CLOSED}")
    + _item(
        2,
        "Mayor denies that the siren failed",
        f"{DENIED} She will answer questions in the council on Monday.",
    )
    + _item(3, "Embankment to be repaired", f"{COST} The last repair was nine years ago, and took a summer.")
    + '<tr><td class="footer">Harbor Media, 1 Quay Street<br>You receive this e-mail because you signed up for it. '
    '<a href="https://mail.example/u">Unsubscribe</a> | <a href="https://mail.example/p">Manage preferences</a>'
    '</td></tr></table><img src="https://click.mail.example/o/1.gif" width="1" height="1"></body></html>'
)
NEWSLETTER = mail(
    """
Return-Path: <bounce-12@mail.example>
From: Harbor Morning <morning@harbor.example>
To: reader@x.example
Subject: =?UTF-8?Q?=F0=9F=8C=8A_Harbor_Morning=3A_the_river_rises?=
Date: Tue, 21 May 2024 05:00:00 +0000
Message-ID: <n1@mail.example>
List-Unsubscribe: <https://mail.example/u>, <mailto:u@mail.example>
List-Unsubscribe-Post: List-Unsubscribe=One-Click
List-ID: Harbor Morning <morning.harbor.example>
Precedence: bulk
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary="_----abc===_AA/12"
""",
    f"""--_----abc===_AA/12
Content-Type: text/plain; charset="utf-8"
Content-Transfer-Encoding: quoted-printable

{qp("View this e-mail in your browser: https://mail.example/view")}
--_----abc===_AA/12
Content-Type: text/html; charset="utf-8"
Content-Transfer-Encoding: quoted-printable

{qp(NEWSLETTER_PAGE)}
--_----abc===_AA/12--
""",
)
"""A newsletter: tables as layout, tracked links, a hidden preheader, a beacon; three stories with addresses."""

DIGEST = mail(
    """
From: harbor-list-request@lists.example
Subject: Harbor-list Digest, Vol 7, Issue 3
To: harbor-list@lists.example
Date: Tue, 21 May 2024 12:00:03 +0200
Message-ID: <mailman.1@lists.example>
List-Id: <harbor-list.lists.example>
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="===============1=="
""",
    f"""--===============1==
Content-Type: text/plain; charset="us-ascii"
Content-Description: Harbor-list Digest, Vol 7, Issue 3

Send Harbor-list mailing list submissions to
	harbor-list@lists.example

Today's Topics:

   1. The river (Ada Quill)
   2. The siren (Ben Post)

--===============1==
Content-Type: multipart/digest; boundary="===============2=="

--===============2==

From: Ada Quill <ada@harbor.example>
Subject: [Harbor-list] The river
Date: Mon, 20 May 2024 09:00:00 +0200
Message-ID: <1@harbor.example>
Content-Type: text/plain; charset="utf-8"

{RISEN} {CLOSED}

--===============2==

From: Ben Post <ben@post.example>
Subject: [Harbor-list] The siren
Date: Mon, 20 May 2024 10:00:00 +0200
Message-ID: <2@post.example>
Content-Type: text/plain; charset="utf-8"

{DENIED} {COST}

--===============2==--

--===============1==
Content-Type: text/plain; charset="us-ascii"
Content-Description: Digest Footer

_______________________________________________
Harbor-list mailing list
harbor-list@lists.example
https://lists.example/harbor-list

--===============1==--
""",
)
"""Mailman: a digest of two letters, between its table of contents and its foot."""

WRONG_BOUNDARY = mail(
    """
From: Harbor <a@harbor.example>
Subject: Flood
Date: Tue, 21 May 2024 10:00:00 +0200
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary="the-wrong-one"
""",
    f"""--the-right-one
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: quoted-printable

{qp(f"{RISEN} {CLOSED} Café Müller stayed open.")}
--the-right-one
Content-Type: text/html; charset=utf-8

<p>{RISEN} {CLOSED} Café Müller stayed open.</p>
--the-right-one--
""",
)
"""A head that names another boundary than the parts have."""

CUT_SHORT = NEWSLETTER[: int(len(NEWSLETTER) * 0.8)]
"""A newsletter of which the last fifth never came."""

CALENDAR = mail(
    """
From: Harbor District <press@harbor.example>
Subject: Invitation: press conference
Date: Tue, 21 May 2024 10:00:00 +0200
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="m"
""",
    f"""--m
Content-Type: multipart/alternative; boundary="a"

--a
Content-Type: text/plain; charset=utf-8

{COST} {RISEN}
--a
Content-Type: text/calendar; charset=utf-8; method=REQUEST

BEGIN:VCALENDAR
BEGIN:VEVENT
SUMMARY:Press conference
END:VEVENT
END:VCALENDAR
--a--
--m
Content-Type: application/ics; name="invite.ics"
Content-Disposition: attachment; filename="invite.ics"
Content-Transfer-Encoding: base64

{b64("BEGIN:VCALENDAR")}
--m--
""",
)
"""An invitation: the same as a calendar part, and once more as a file."""

PGP_CLEAR = mail(
    """
From: Ada Quill <ada@harbor.example>
Subject: Statement
Date: Tue, 21 May 2024 10:00:00 +0200
Message-ID: <p@harbor.example>
""",
    f"""-----BEGIN PGP SIGNED MESSAGE-----
Hash: SHA512

{RISEN}

- - a dash at the beginning is escaped

{DENIED}
-----BEGIN PGP SIGNATURE-----

iQIzBAEBCgAdFiEEexampleexampleexampleexampleexampleFAmZMabcACgkQ
=AbCd
-----END PGP SIGNATURE-----
""",
)
"""A text signed in clear (RFC 4880, section 7)."""

PGP_SEALED = mail(
    """
From: Ada Quill <ada@harbor.example>
Subject: ...
Date: Tue, 21 May 2024 10:00:00 +0200
MIME-Version: 1.0
Content-Type: multipart/encrypted; protocol="application/pgp-encrypted"; boundary="e"
""",
    """--e
Content-Type: application/pgp-encrypted

Version: 1
--e
Content-Type: application/octet-stream; name="encrypted.asc"
Content-Disposition: inline; filename="encrypted.asc"

-----BEGIN PGP MESSAGE-----

hQIMA1examplehQIMA1examplehQIMA1examplehQIMA1examplehQIMA1example
=AbCd
-----END PGP MESSAGE-----
--e--
""",
)
"""A sealed message (RFC 3156)."""

PGP_SEALED_INLINE = mail(
    "From: Ada Quill <ada@harbor.example>\nSubject: ...\nMessage-ID: <q@harbor.example>",
    "-----BEGIN PGP MESSAGE-----\n\nhQIMA1examplehQIMA1example\n=AbCd\n-----END PGP MESSAGE-----\n",
)
"""The same without MIME."""

SMIME_SIGNED = mail(
    """
From: Harbor District <press@harbor.example>
Subject: Statement
Date: Tue, 21 May 2024 10:00:00 +0200
MIME-Version: 1.0
Content-Type: multipart/signed; protocol="application/pkcs7-signature"; micalg=sha-256; boundary="s"
""",
    f"""This is an S/MIME signed message

--s
Content-Type: text/plain; charset=utf-8

{RISEN} {DENIED}
--s
Content-Type: application/pkcs7-signature; name="smime.p7s"
Content-Disposition: attachment; filename="smime.p7s"
Content-Transfer-Encoding: base64

{b64(bytes(90))}
--s--
""",
)
"""A text and its S/MIME signature."""

SMIME_OPAQUE = mail(
    """
From: Harbor District <press@harbor.example>
Subject: Statement
Date: Tue, 21 May 2024 10:00:00 +0200
MIME-Version: 1.0
Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name="smime.p7m"
Content-Disposition: attachment; filename="smime.p7m"
Content-Transfer-Encoding: base64
""",
    b64(bytes(120)),
)
"""A sealed S/MIME message."""

REPORT = mail(
    """
From: MAILER-DAEMON@mail.example
Subject: Undelivered Mail Returned to Sender
Date: Tue, 21 May 2024 10:00:00 +0200
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="r"
""",
    """--r
Content-Type: text/plain; charset=us-ascii

This is the mail system. I could not deliver your message to the recipients below.
--r
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.example
--r--
""",
)
"""A bounce."""

TOP_POST_OUTLOOK = mail(
    """
From: Ada Quill <ada@harbor.example>
Subject: RE: Question
Date: Wed, 22 May 2024 10:00:00 +0200
Message-ID: <o@harbor.example>
MIME-Version: 1.0
Content-Type: text/plain; charset="us-ascii"
""",
    f"""{RISEN} {CLOSED}

Ada Quill

-----Original Message-----
From: Ben Post [mailto:ben@post.example]
Sent: Tuesday, May 21, 2024 6:02 PM
To: Ada Quill
Subject: Question

What happened at the bridge, and who closed it? The paper would like to know by noon.
""",
)
"""Outlook's way to answer: the question below a line, unmarked."""

MBOX = b"From ada@harbor.example Tue May 21 08:00:00 2024\r\n" + mail(
    "From: Ada Quill <ada@harbor.example>\nSubject: One\nDate: Tue, 21 May 2024 10:00:00 +0200\nMessage-ID: <1@x>",
    f"{RISEN}\n\n>From the bridge nothing was seen. {CLOSED}\n",
)
"""A message cut from a mailbox file: its first line, and a line that began with `From`."""
