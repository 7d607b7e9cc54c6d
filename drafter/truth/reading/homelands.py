"""What shows the country of a firm that a text does not name: its money, towns and exchanges."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from drafter.truth.reading.countries import COUNTRIES
from drafter.truth.reading.names import plain

# The first name of each country, and the marks of it; what two countries share is a mark of neither.
_ROWS = """
    united states: US$ USD NYSE Nasdaq Chicago Houston Dallas Boston Seattle Atlanta Texas Ohio Florida
    united kingdom: £ GBP London Manchester Birmingham Leeds Glasgow LSE FTSE HMRC
    china: ¥ yuan RMB CNY renminbi Beijing Shanghai Shenzhen Guangzhou Hangzhou Chengdu Wuhan Nanjing Hefei
    germany: Frankfurt Berlin Munich München Hamburg Düsseldorf Cologne Stuttgart Bavaria DAX BaFin GmbH
    france: Paris Lyon Marseille Toulouse Lille Bordeaux CAC Nantes
    netherlands: Amsterdam Rotterdam Utrecht Eindhoven AEX N.V.
    spain: Madrid Barcelona Valencia Seville Bilbao Ibex CNMV
    ireland: Dublin Cork Galway Limerick
    scotland: Edinburgh Glasgow Aberdeen Dundee
    wales: Cardiff Swansea Newport
    switzerland: CHF Zurich Zürich Geneva Basel Bern Lausanne SIX
    sweden: SEK Stockholm Gothenburg Malmö Uppsala AB
    denmark: DKK Copenhagen Aarhus Odense A/S
    norway: NOK Oslo Bergen Trondheim Stavanger ASA
    finland: Helsinki Espoo Tampere Turku Oyj
    poland: PLN zł złoty złotys zloty zlotys Warsaw Kraków Krakow Wrocław Poznań Gdańsk Łódź Katowice
    hungary: HUF forint forints Budapest
    czech republic: CZK koruna Prague Brno Ostrava
    austria: Vienna Graz Linz Salzburg
    portugal: Lisbon Porto Braga Coimbra
    italy: Milan Rome Turin Naples Bologna Genoa S.p.A. SpA
    belgium: Brussels Antwerp Ghent Liège
    serbia: dinar dinars Belgrade
    israel: shekel shekels NIS ILS
    saudi arabia: SAR riyal riyals Riyadh Jeddah Tadawul
    united arab emirates: AED dirham dirhams Dubai
    mexico: MXN Monterrey Guadalajara
    argentina: ARS Rosario
    chile: CLP Santiago Valparaíso
    egypt: EGP Cairo Alexandria
    south africa: rand Johannesburg Durban Pretoria JSE Gauteng
    nigeria: NGN naira Lagos Abuja
    kenya: KES Nairobi Mombasa Kisumu
    pakistan: PKR Karachi Lahore Islamabad
    kazakhstan: tenge Almaty Astana
    new zealand: NZ$ NZD NZX Auckland Wellington Christchurch
    greece: Athens Piraeus Thessaloniki
    turkey: lira Istanbul Ankara Izmir
    japan: ¥ JPY yen Tokyo Osaka Nagoya Yokohama Kyoto Fukuoka
    south korea: KRW Seoul Busan Incheon KOSPI
    taiwan: NT$ TWD Taipei Hsinchu Kaohsiung
    thailand: THB baht Bangkok Phuket
    vietnam: VND dong Hanoi
    philippines: PHP Manila Cebu Davao
    malaysia: RM MYR ringgit Penang Johor Kuching Berhad Bhd
    indonesia: IDR Rp rupiah Jakarta Surabaya
    singapore: S$ SGD SGX
    india: ₹ INR Rs crore lakh Mumbai Delhi Bengaluru Bangalore Chennai Kolkata Hyderabad Pune
    russia: RUB rouble roubles ruble rubles Moscow
    ukraine: UAH hryvnia Kyiv Lviv Odesa
    brazil: R$ BRL reais Brasília Bahia Paraná Goiânia Recife Curitiba Salvador
    canada: C$ CAD TSX Toronto Montreal Calgary Ottawa Ontario Quebec Manitoba Alberta Saskatchewan
    australia: A$ AUD ASX Sydney Melbourne Brisbane Perth Adelaide Queensland Tasmania Darwin
    ghana: GHS cedi cedis Accra Kumasi
    peru: PEN soles Lima Callao
    colombia: COP Bogotá Medellín
"""
_MARKS = {
    country: tuple(marks.split())
    for country, _, marks in (row.strip().partition(": ") for row in _ROWS.strip().splitlines())
}


def borne_out(name: str, texts: Iterable[str]) -> bool:
    """Whether one of the texts has a mark of the country or people of this name."""
    pattern = _pattern(COUNTRIES.get(plain(name), ("",))[0])
    return any(pattern.search(text) for text in texts)


@cache
def _pattern(country: str) -> re.Pattern[str]:
    """Return what finds the marks: money may stand against its figure, all else is a word."""
    shapes = (
        rf"(?<![A-Za-z]){re.escape(mark)}" + r"(?![A-Za-z])" * mark[-1].isalpha()
        for mark in _MARKS.get(country, ())
    )
    return re.compile("|".join(shapes) or r"(?!)")
