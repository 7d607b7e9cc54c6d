"""What a call costs, from the price list that genai-prices carries; nothing is fetched."""

from __future__ import annotations

from dataclasses import dataclass

from drafter.model import Usage


@dataclass(frozen=True, slots=True)
class Price:
    """The list price of one model; `base_url` decides between sellers of the same model."""

    model: str
    base_url: str

    def usd(self, input_tokens: int, output_tokens: int) -> float | None:
        """Return US$ for one call, or None when the price of the model is not known.

        A server the list does not know is charged at the model's own list price: a gateway or a
        proxy passes that on, and a server that costs nothing is then counted too dear, never too
        cheap.
        """
        from genai_prices import Usage as Tokens
        from genai_prices import calc_price

        usage = Tokens(input_tokens=input_tokens, output_tokens=output_tokens)
        try:
            price = calc_price(usage, model_ref=self.model, provider_api_url=self.base_url)
        except LookupError:
            try:
                price = calc_price(usage, model_ref=self.model)
            except LookupError:
                return None
        return float(price.total_price)

    def usage(self, input_tokens: int, output_tokens: int) -> Usage:
        """Return what a call of so many tokens takes."""
        return Usage(
            input_tokens=input_tokens,
            output_tokens=output_tokens,
            usd=self.usd(input_tokens, output_tokens),
        )

    @property
    def known(self) -> bool:
        return self.usd(1, 1) is not None
