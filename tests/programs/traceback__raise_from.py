def read_setting(settings):
    try:
        return settings["port"]
    except KeyError as error:
        raise ValueError("no port in the settings") from error


print(read_setting({"port": 80}))
read_setting({})
