// Conveniences of the page to pay on: groups of digits, one submission, and the code's page that looks whether it was paid.
const form = document.getElementById("payment-form");
if (form) {
  const number = document.getElementById("cardNumber");
  const expiry = document.getElementById("cardExpiry");
  number?.addEventListener("input", () => {
    number.value = number.value.replace(/\D/g, "").slice(0, 19).replace(/(.{4})(?=.)/g, "$1 ");
  });
  expiry?.addEventListener("input", (event) => {
    const digits = expiry.value.replace(/\D/g, "").slice(0, 4);
    const deleting = event.inputType?.startsWith("delete");
    expiry.value = digits.length > 2 || (digits.length === 2 && !deleting) ? `${digits.slice(0, 2)} / ${digits.slice(2)}` : digits;
  });
  const button = document.getElementById("submit");
  const words = button.textContent;
  form.addEventListener("submit", () => {
    button.disabled = true;
    button.textContent = form.dataset.busy;
  });
  window.addEventListener("pageshow", () => {
    button.disabled = false;
    button.textContent = words;
  });
}

const code = document.getElementById("code");
if (code) {
  const look = async () => {
    try {
      const { next } = await (await fetch(code.dataset.status, { cache: "no-store" })).json();
      if (next) return location.replace(next);
    } catch {
      // away for a moment; the next look will tell
    }
    setTimeout(look, 700);
  };
  look();
}
