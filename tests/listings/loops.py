def search(rows, wanted):
    for row in rows:
        for cell in row:
            if cell == wanted and row is not None:
                break
            elif 0 < cell < 10:
                continue
        else:
            return None
        while True:
            if not (cell or wanted):
                return cell
            cell -= 1
