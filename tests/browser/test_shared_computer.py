"""What stays on a computer: nothing on a shared one; after sign-out only what its owner can read."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser import chain
from tests.browser.conftest import Visit
from tests.browser.house import House
from tests.browser.signing_in import PASSWORD, give_authenticator, sign_out
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser
ON_THE_DEVICE = """async () => {
  const found = [];
  for (const {name} of await indexedDB.databases()) {
    const db = await new Promise(done => { const open = indexedDB.open(name); open.onsuccess = () => done(open.result); });
    for (const store of db.objectStoreNames) found.push(...await new Promise(done => {
      const all = db.transaction(store).objectStore(store).getAll(); all.onsuccess = () => done(all.result); }));
    db.close();
  }
  for (const name of await caches.keys()) if (name.startsWith('pages-'))
    for (const one of await (await caches.open(name)).keys()) found.push(one.url);
  return JSON.stringify([found, {...localStorage}, {...sessionStorage}]); }"""


def on_the_device(visitor: Visitor) -> str:
    return str(visitor.page.evaluate(ON_THE_DEVICE))


def enter_as(visitor: Visitor, house: House, person: str) -> None:
    visitor.page.context.add_cookies([{"name": "samlad", "value": house.session_of(person), "url": house.url}])


def test_text_is_locked_to_its_account(house: House, visit: Visit) -> None:
    computer = visit(house, "mats")
    isf = chain.call_now(computer)
    new = f"{isf}agreements/new/"
    computer.open(new)
    computer.fill(text="Bara Mats vet detta.")
    computer.page.wait_for_timeout(1000)  # kept a moment after the last key
    sign_out(computer)
    assert "Bara Mats" not in on_the_device(computer), "what is kept is sealed"

    enter_as(computer, house, "amina")
    computer.open(new, sees="Föreslå en överenskommelse")
    computer.page.wait_for_timeout(500)
    expect(computer.page.locator("[name=text]")).to_have_value("")
    assert "pages-" not in on_the_device(computer)

    enter_as(computer, house, "mats")
    computer.open(new, sees="Återställt: det du skrev")
    expect(computer.page.locator("[name=text]")).to_have_value("Bara Mats vet detta.")


def test_a_shared_computer_keeps_nothing(house: House, visit: Visit) -> None:
    from samlad.people.models import Person

    person = Person.objects.get(pk=house.people["amina"])
    person.set_password(PASSWORD)
    person.save()
    isf = chain.call_now(visit(house, "mats"))
    shared = visit(house)
    give_authenticator(shared)
    shared.open("/accounts/login/")
    shared.fill(login="amina@samlad.example", password=PASSWORD)
    shared.choose("Delad dator")
    shared.press("Logga in", sees="Så loggar du in")
    shared.follow("Lägg till en passnyckel")
    shared.fill(password=PASSWORD)
    shared.page.get_by_role("button", name="Fortsätt").click()
    shared.sees("Vad ska nyckeln heta?")
    shared.fill(name="Nyckeln")
    shared.press("Skapa passnyckel", sees="Koder att skriva ut")
    shared.open(f"{isf}agreements/new/", sees="Föreslå en överenskommelse")
    shared.fill(text="Skrivet på en delad dator.")
    shared.page.wait_for_timeout(1500)
    assert "[]" in on_the_device(shared)[:4], on_the_device(shared)
