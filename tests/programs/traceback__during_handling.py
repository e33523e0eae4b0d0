def close(resource):
    return resource.closed


try:
    [][1]
except IndexError:
    close(None)
