/**
 * What `nightaudit rpc` writes to its output before the first frame (rule 42). A login shell may have written a message
 * of the day or the echo of a profile before it; whoever reads skips everything up to and with this line. It begins with
 * a line feed, because the shell's last line may have none.
 */
export const magicLine = '\nnightaudit-rpc/1\n';
