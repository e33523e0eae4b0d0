def guarded(lock, work):
    with lock as held:
        try:
            return work(held)
        except (ValueError, KeyError) as error:
            print(error)
        except OSError:
            raise RuntimeError from None
        else:
            work = None
        finally:
            del work
    assert work, "no work"
