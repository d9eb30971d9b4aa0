"""What the tests of the customer share."""

import pytest

from app.customer.voice import OfflineVoice


@pytest.fixture(scope="module")
def voice() -> OfflineVoice:
    return OfflineVoice()
