"""The words of Google Search Console's tables, in the fourteen languages that are known."""

from __future__ import annotations

from dataclasses import dataclass

from smplan_kernel.sources.rows.layout import keys


@dataclass(frozen=True, kw_only=True)
class Words:
    """One language: the header of its queries, clicks, impressions, rate and position."""

    language: str
    queries: frozenset[str]
    clicks: str
    impressions: str
    rate: tuple[str, ...]
    position: tuple[str, ...]


def _words(language: str, queries: str, clicks: str, impressions: str, rate: str, position: str) -> Words:
    return Words(
        language=language,
        queries=keys(queries),
        clicks=clicks,
        impressions=impressions,
        rate=tuple(rate.split("|")),
        position=tuple(position.split("|")),
    )


WORDS = (
    _words("English", "Top queries", "Clicks", "Impressions", "CTR", "Position"),
    _words("German", "Häufigste Suchanfragen", "Klicks", "Impressionen", "Klickrate|CTR", "Durchschnittliche Position|Position"),
    _words("French", "Requêtes les plus fréquentes", "Clics", "Impressions", "CTR", "Position moyenne|Position"),
    _words("Spanish", "Consultas principales", "Clics", "Impresiones", "CTR", "Posición media|Posición"),
    _words("Italian", "Query principali", "Clic", "Impressioni", "CTR", "Posizione media|Posizione"),
    _words("Dutch", "Populairste zoekopdrachten", "Klikken", "Vertoningen", "CTR", "Positie"),
    _words("Polish", "Najpopularniejsze zapytania", "Kliknięcia", "Wyświetlenia", "CTR", "Pozycja"),
    _words("Turkish", "En popüler sorgular", "Tıklama", "Görüntüleme", "CTR", "Ortalama konum"),
    _words("Czech", "Nejčastější dotazy", "Kliknutí", "Zobrazení", "CTR", "Průměrná pozice"),
    _words("Swedish", "Vanligaste sökfrågorna", "Klick", "Visningar", "Klickfrekvens", "Genomsnittlig position"),
    _words("Japanese", "上位のクエリ", "クリック数", "表示回数", "CTR", "掲載順位"),
    _words("Korean", "인기 검색어", "클릭수", "노출수", "클릭률", "평균 게재순위"),
    _words("Chinese", "热门查询", "点击次数", "展示次数", "点击率", "平均排名"),
    _words("Russian", "Поисковый запрос", "Клики", "Показы", "CTR", "Позиция"),
)
# What the words of the other tables mean; a table that none of them names is known by what it holds
DATE = keys(
    *("Date", "Datum", "Fecha", "Data", "Tarih", "Дата", "日付", "날짜", "日期"),
)
SEARCH_TYPE = keys(
    *("Search type", "Suchtyp", "Type de recherche", "Tipo de búsqueda", "Tipo di ricerca", "Zoektype", "Typ wyszukiwania"),
    *("Arama türü", "Typ vyhledávání", "Söktyp", "検索タイプ", "검색 유형", "搜索类型", "Тип поиска"),
)
FILTERS = keys("Filter", "Filtre", "Filtro", "Filtr", "Фильтр", "フィルタ", "필터", "过滤条件", "过滤器")
VALUE = keys("Value", "Wert", "Valeur", "Valor", "Valore", "Waarde", "Wartość", "Değer", "Hodnota", "Värde", "Значение", "値", "값", "值")
FIRST = {
    "chart": DATE,
    "ranges": keys("Date range"),
    "pages": keys("Top pages"),
    "country": keys("Country", "Land", "Pays", "País", "Paese", "Kraj", "Ülke", "Země", "Страна", "国", "국가", "国家/地区"),
    "device": keys(
        *("Device", "Gerät", "Appareil", "Dispositivo", "Apparaat", "Urządzenie", "Cihaz", "Zařízení", "Enhet"),
        *("Устройство", "デバイス", "기기", "设备"),
    ),
    "appearance": keys("Search Appearance", "Discover Appearance"),
    "queries": frozenset().union(*(words.queries for words in WORDS)),
}
