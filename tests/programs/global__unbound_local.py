counter = 0


def forgot_global():
    counter += 1


try:
    forgot_global()
except UnboundLocalError as error:
    print(error)

try:
    print(missing)
except NameError as error:
    print(error)
print(counter)
