/**
 * Client text in which no marker of a prompt's template is left: none ends its turn and begins another.
 *
 * The break is a space before the marker's last character. An invisible character would leave the text as it looks,
 * but whatever cleans texts of those (tokenizers' normalizers do) would put the marker together again.
 *
 * @param markers matches whole markers, with the flag `g`, and each within a bounded length: texts are hostile.
 */
export const breakMarkers = (text: string, markers: RegExp): string =>
  text.replace(markers, marker => `${marker.slice(0, -1)} ${marker.slice(-1)}`)
