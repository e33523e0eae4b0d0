"""unittest.mock: what was called, what is answered, and what is put in whose place."""
import os
import threading
import time
from unittest.mock import ANY, DEFAULT, MagicMock, Mock, PropertyMock, call, create_autospec, mock_open, patch, sentinel


class Account:
    limit = 10

    def pay(self, amount, to="bank"):
        return amount


def told(check):
    try:
        check()
        print("holds")
    except (AssertionError, AttributeError, TypeError) as error:
        print(f"{type(error).__name__}: {error}")


sender = Mock(return_value=3)
told(sender.assert_called_once)
told(lambda: sender.assert_called_with(1))
print(sender(1, to="a"), sender(2))
print(sender.called, sender.call_count, sender.call_args, sender.call_args.kwargs, sender.call_args_list)
told(lambda: sender.assert_called_with(2))
told(lambda: sender.assert_called_once_with(2))
told(lambda: sender.assert_any_call(1, to="a"))
told(lambda: sender.assert_any_call(1))
told(lambda: sender.assert_has_calls([call(1, to="a"), call(2)]))
told(lambda: sender.assert_has_calls([call(2), call(1)]))
told(sender.assert_not_called)
told(lambda: sender.assert_calld())

service = Mock(name="service")
service.get.return_value.json.return_value = {"ok": True}
print(service.get("/x").json(), service.mock_calls, service.method_calls)

flaky = Mock(side_effect=[1, OSError("lost"), DEFAULT], return_value="default")
for _ in range(4):
    try:
        print(flaky())
    except (OSError, StopIteration) as error:
        print(repr(error))
print(Mock(side_effect=lambda *given: sum(given))(1, 2, 3), Mock(wraps=len)("four"))

account = Mock(spec=Account)
print(isinstance(account, Account), account.pay(1) is account.pay.return_value)
told(lambda: account.steal())
strict = Mock(spec_set=["pay"])
told(lambda: setattr(strict, "other", 1))

magic = MagicMock()
magic.__len__.return_value = 4
magic.__getitem__.side_effect = lambda key: key * 2
print(len(magic), magic[21], bool(magic), int(magic), list(magic), magic == magic, 3 in magic)
with magic as entered:
    print(entered is magic.__enter__.return_value)
magic.__exit__.assert_called_once_with(None, None, None)

with patch("time.sleep") as sleep:
    time.sleep(1000)
    sleep.assert_called_once_with(1000)
with patch.object(Account, "limit", 99), patch.dict(os.environ, {"MODE": "test"}):
    print(Account.limit, os.environ["MODE"])
print(Account.limit, "MODE" in os.environ)
with patch.object(Account, "pay", autospec=True) as pay:
    Account().pay(5, to="me")
    pay.assert_called_once_with(ANY, 5, to="me")


@patch.object(Account, "limit", 7)
@patch("os.getcwd", return_value="/nowhere")
def decorated(getcwd):
    print(os.getcwd(), Account.limit, getcwd.call_count)


decorated()
patcher = patch("os.getpid", return_value=1)
patcher.start()
print(os.getpid())
patcher.stop()
told(lambda: patch.object(Account, "missing").start())

spec = create_autospec(Account.pay)
told(lambda: spec())
print(sentinel.token, sentinel.token is sentinel.token, call(ANY) == call(object()))
opened = mock_open(read_data="one\ntwo\n")
with patch("builtins.open", opened):
    with open("file") as lines:
        print(lines.read())
opened.assert_called_once_with("file")
type(service).size = PropertyMock(return_value=12)
print(service.size)
service.reset_mock()
print(service.mock_calls)
parent = Mock()
parent.attach_mock(Mock(), "child")
parent.child(1).further(2)
print(parent.mock_calls == [call.child(1), call.child().further(2)], call.a.b(1, c=2))

counted = Mock()
threads = [threading.Thread(target=lambda: [counted() for _ in range(50)]) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(counted.call_count, len(counted.call_args_list))
