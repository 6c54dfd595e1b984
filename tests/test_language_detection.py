"""The language of short titles and of single paragraphs, in every language with rules of its own."""

from __future__ import annotations

import pytest

from reportgen.language import detect

PARAGRAPHS = {
    "en": "The harbor was closed on Monday after the ferry struck a pier. Nobody was hurt, and it "
    "will open again.",
    "de": "Der Hafen wurde am Montag geschlossen, nachdem die Fähre gegen einen Pfeiler gefahren "
    "war. Es ist still.",
    "fr": "Le port a été fermé lundi après que le ferry a heurté une jetée. Il n'y a pas de blessés "
    "dans la ville.",
    "es": "El puerto fue cerrado el lunes después de que el ferri chocara con un muelle. No hay "
    "heridos en la ciudad.",
    "it": "Il porto è stato chiuso lunedì dopo che il traghetto ha urtato un molo. Non ci sono "
    "feriti nella città.",
    "pt": "O porto foi fechado na segunda-feira depois que a balsa bateu no cais. Não há feridos e "
    "ele não disse mais.",
    "nl": "De haven werd maandag gesloten nadat de veerboot een pier had geraakt. Er zijn geen "
    "gewonden in het schip.",
    "pl": "Port został zamknięty w poniedziałek, gdy prom uderzył w molo. Nikt nie był ranny i nie "
    "ma się czego bać.",
    "cs": "Přístav byl v pondělí uzavřen, když trajekt narazil do mola. Nikdo se nezranil a podle "
    "města je klid.",
    "sk": "Prístav bol v pondelok zatvorený, keď trajekt narazil do móla. Nikto sa nezranil a podľa "
    "mesta je pokoj.",
    "uk": "Порт закрили в понеділок, коли пором вдарився об причал. Ніхто не постраждав, і це вже не "
    "перший раз.",
    "ru": "Порт закрыли в понедельник, когда паром ударился о причал. Никто не пострадал, и это уже "
    "не первый раз.",
    "el": "Το λιμάνι έκλεισε τη Δευτέρα όταν το πλοίο χτύπησε στην προβλήτα. Κανείς δεν τραυματίστηκε.",
    "sv": "Hamnen stängdes på måndagen när färjan körde på en pir. Ingen skadades och den ska öppnas "
    "igen till helgen.",
    "da": "Havnen blev lukket mandag, efter at færgen ramte en mole. Ingen kom noget til, og han "
    "sagde ikke mere af det.",
    "no": "Havnen ble stengt mandag etter at fergen traff en molo. Ingen kom noe til, og han sa ikke "
    "mer om å åpne.",
    "fi": "Satama suljettiin maanantaina, kun lautta osui laituriin. Kukaan ei loukkaantunut, ja se "
    "on nyt auki.",
    "tr": "Liman pazartesi günü kapandı ve bir gemi iskeleye çarptı. Yaralanan olmadı ama bu ilk "
    "değil, daha çok var.",
    "zh": "渡轮撞上码头后，港口星期一关闭。没有人受伤。",
    "ja": "フェリーが桟橋にぶつかり、港は月曜日に閉鎖された。",
    "ko": "여객선이 부두에 부딪힌 뒤 항구는 월요일에 문을 닫았다.",
    "ar": "أغلق الميناء يوم الاثنين بعد أن اصطدمت العبارة بالرصيف ولم يصب أحد.",
    "fa": "بندر روز دوشنبه پس از برخورد کشتی به اسکله بسته شد و کسی آسیب ندید.",
    "ur": "بندرگاہ پیر کے روز بند کر دی گئی جب کشتی گھاٹ سے ٹکرا گئی۔ کوئی زخمی نہیں ہوا۔",
    "he": "הנמל נסגר ביום שני אחרי שהמעבורת פגעה במזח ואיש לא נפגע.",
    "hi": "नौका के घाट से टकराने के बाद बंदरगाह सोमवार को बंद कर दिया गया।",
}

TITLES = {
    "en": "The ferry is back in the harbor",
    "de": "Die Fähre ist wieder im Hafen",
    "fr": "Le ferry est de retour dans le port",
    "es": "El ferri vuelve al puerto de la ciudad",
    "nl": "De veerboot is weer in het dorp",
    "ru": "Паром вернулся, но порт уже закрыт",
    "el": "Το πλοίο στο λιμάνι",
    "zh": "渡轮撞上码头",
    "ja": "フェリー、桟橋に衝突",
    "ko": "여객선 부두에 충돌",
    "ar": "العبارة تصطدم بالرصيف",
    "he": "המעבורת פגעה במזח",
    "hi": "नौका घाट से टकराई",
}


@pytest.mark.parametrize(("language", "text"), PARAGRAPHS.items())
def test_a_paragraph_tells_its_language(language, text):
    assert detect(text) == language


@pytest.mark.parametrize(("language", "title"), TITLES.items())
def test_a_title_tells_its_language(language, title):
    assert detect(title) == language


@pytest.mark.parametrize("title", ["Lethmark", "Aurora Lethmark Nordkai", "Паром Аврора", "2026"])
def test_a_title_without_function_words_tells_none(title):
    assert detect(title) == "und"
