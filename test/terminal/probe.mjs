// A program for trying the terminal of the tests: draws on the alternate screen, and says what reaches it.
const { stdin, stdout } = process;
const { columns: width, rows: height } = stdout;
const at = (row, text) => stdout.write(`\x1b[${row};1H\x1b[2K${text}`);
stdin.setRawMode(true);
stdout.write('\x1b[?1049h\x1b[?25l\x1b[?2004h');
at(1, `size ${width}×${height}`);
at(2, '│日本│é│e\u0301│👍│');
at(
  3,
  '\x1b[1mbold\x1b[0m \x1b[2mdim\x1b[0m \x1b[7minverse\x1b[0m \x1b[4;38;5;208munder\x1b[0m \x1b[48;2;1;2;3mrgb\x1b[0m',
);
at(4, 'ready');
stdout.on('resize', () => at(1, `size ${stdout.columns}×${stdout.rows}`));
stdin.on('data', (data) => {
  const text = data.toString();
  if (text === 'q') {
    stdout.write('\x1b[?2004l\x1b[?25h\x1b[?1049l');
    process.exit(7);
  } else if (text === 'h') {
    // Half a frame; the rest when the terminal has answered where its cursor stands, so when it has drawn the half.
    stdout.write('\x1b[?2026h');
    at(6, 'half\x1b[6n');
  } else if (/^\x1b\[\d+;\d+R$/.test(text)) {
    at(6, 'whole');
    stdout.write('\x1b[?2026l');
  } else at(5, JSON.stringify(text));
});
