"""Waiting for what is no future: add_done_callback answers None, and submit without a call fails at once."""

from concurrent.futures import ThreadPoolExecutor, as_completed, wait

with ThreadPoolExecutor(max_workers=2) as pool:
    answers = [pool.submit(pow, 2, power).add_done_callback(lambda future: None) for power in range(3)]
    try:
        wait(answers)
    except AttributeError as error:
        print(error)
    try:
        for future in as_completed(answers):
            print(future.result())
    except AttributeError as error:
        print(error)
    try:
        wait(pool.submit(pow, 2, 5))
    except TypeError as error:
        print(error)
    try:
        pool.submit()
    except TypeError as error:
        print(error)
wait([None])
