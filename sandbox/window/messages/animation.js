// Moving pictures. LINE plays an APNG of a Flex Message only where `animated` is true and the file has at most 300 KB;
// everywhere else its first frame stands still.

const PLAYED_BYTES = 300 * 1024;
const HEAD_BYTES = 4096;

/** Whether these are the bytes of an animated PNG: its `acTL` comes before the picture itself. @param {Uint8Array} bytes */
function moves(bytes) {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, HEAD_BYTES));
  const control = head.indexOf("acTL");
  const data = head.indexOf("IDAT");
  return head.startsWith("PNG", 1) && control > 0 && (data < 0 || control < data);
}

/**
 * Stops a loaded picture at its first frame unless LINE would play it. `data-moves` says what became of it.
 * @param {HTMLElement} image
 * @param {boolean} animated as the component says
 */
export function keepStill(image, animated) {
  if (!(image instanceof HTMLImageElement) || /\.jpe?g$/i.test(image.getAttribute("src") ?? "")) return;
  image.addEventListener("load", async () => {
    let bytes;
    try {
      bytes = new Uint8Array(await (await fetch(image.src, { cache: "force-cache" })).arrayBuffer());
    } catch {
      return; // another server's picture: only LINE may ask for it
    }
    if (!moves(bytes)) return;
    if (animated && bytes.length <= PLAYED_BYTES) {
      image.dataset.moves = "yes";
      return;
    }
    const still = document.createElement("canvas");
    still.width = image.naturalWidth;
    still.height = image.naturalHeight;
    still.getContext("2d")?.drawImage(image, 0, 0);
    still.className = image.className;
    still.dataset.moves = "no";
    image.replaceWith(still);
  }, { once: true });
}
