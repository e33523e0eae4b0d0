"""A company's networks: who is where, how a network is divided, and what is no address."""

import ipaddress
from ipaddress import IPv4Address, IPv4Network, IPv6Address, ip_address, ip_interface, ip_network

office = ip_network("192.168.10.0/24")
print(office, repr(office), office.num_addresses, office.prefixlen, office.netmask, office.hostmask)
print(office.network_address, office.broadcast_address, office.with_netmask, office.with_hostmask)
print(office[0], office[10], office[-1], list(office.hosts())[:3], sum(1 for host in office.hosts()))

print("-- departments")
names = ["sales", "support", "workshop", "guests"]
departments = dict(zip(names, office.subnets(prefixlen_diff=2)))
for name, network in departments.items():
    hosts = list(network.hosts())
    print(f"{name:10}{network!s:20}{hosts[0]!s:>16} to {hosts[-1]!s:<16}{len(hosts)} hosts")


def department(text):
    address = ip_address(text)
    found = [name for name, network in departments.items() if address in network]
    return found[0] if found else "somebody else"


for text in ["192.168.10.7", "192.168.10.64", "192.168.10.255", "192.168.11.1", "::1"]:
    print(text, "belongs to", department(text))

print("-- parts and wholes")
sales, support = departments["sales"], departments["support"]
print(sales.subnet_of(office), office.supernet_of(sales), sales.overlaps(support), sales.overlaps(office))
print(sales.supernet(), sales.supernet(new_prefix=16), sales < support, max(departments.values()))
print([str(network) for network in office.address_exclude(support)])
print([str(network) for network in ipaddress.collapse_addresses([*departments.values(), ip_network("192.168.11.0/24")])])
print([str(part) for part in ipaddress.summarize_address_range(IPv4Address("10.0.0.3"), IPv4Address("10.0.0.20"))])
print(list(IPv4Network("10.0.0.0/31").hosts()), list(IPv4Network("10.0.0.9").hosts()), list(IPv4Network("10.0.0.8/30")))

print("-- numbers")
first = IPv4Address("10.0.0.250")
print(first + 10, first - 251, int(first), hex(int(first)), first.packed, IPv4Address(b"\x7f\x00\x00\x01"), IPv4Address(167772161))
print(f"{first:b} {first:#X} {first:_n} {first:>12s}|", first.reverse_pointer, first.max_prefixlen)
visits = {}
for text in ["10.0.0.9", "10.0.0.10", "10.0.0.9", "9.255.0.1"]:
    visits[ip_address(text)] = visits.get(ip_address(text), 0) + 1
print({str(address): visits[address] for address in sorted(visits)})

print("-- version 6")
address = IPv6Address("2001:0DB8:0:0:8:800:200C:417A")
print(address, address.exploded, address.reverse_pointer[-20:])
print(IPv6Address("fe80::1%eth0").scope_id, IPv6Address("::ffff:10.1.2.3").ipv4_mapped, IPv6Address("2002:c000:204::").sixtofour)
block = ip_network("2001:db8::/32")
print(block.num_addresses, block.version, next(block.hosts()), next(block.subnets(new_prefix=48)), address in block)
for text in ["0:0:0:0:0:0:0:0", "1:0:0:2:0:0:0:3", "::1:0:0", "::192.0.2.1", "ff02::1"]:
    print(ip_address(text), end=" ")
print()

print("-- an address in its network")
interface = ip_interface("172.16.5.4/20")
print(interface, interface.ip, interface.network, interface.netmask, interface.with_hostmask, interface + 1)

print("-- kinds")
kinds = ["private", "global", "loopback", "multicast", "reserved", "link_local", "unspecified"]
for text in ["10.9.8.7", "8.8.8.8", "127.0.0.1", "224.0.0.5", "169.254.0.9", "250.0.0.1", "0.0.0.0", "100.64.0.1", "::1", "fe80::9", "2600::"]:
    print(text, [kind for kind in kinds if getattr(ip_address(text), "is_" + kind)])

print("-- both versions in order")
mixed = [ip_network("::/8"), ip_address("1.2.3.4"), ip_network("10.0.0.0/8"), ip_address("::5"), ip_network("9.0.0.0/8")]
print([str(item) for item in sorted(mixed, key=ipaddress.get_mixed_type_key)])

print("-- mistakes")
attempts = [
    lambda: ip_address("192.168.10"),
    lambda: IPv4Address("192.168.10.256"),
    lambda: IPv4Address("192.168.10.01"),
    lambda: IPv4Address("192.168..1"),
    lambda: IPv4Address("192.168.10.1/24"),
    lambda: IPv4Address(2**32),
    lambda: IPv6Address("1::2::3"),
    lambda: IPv6Address("1:2:3"),
    lambda: IPv6Address("::12345"),
    lambda: IPv6Address("::xyz"),
    lambda: ip_network("192.168.10.1/24"),
    lambda: IPv4Network("192.168.10.0/33"),
    lambda: IPv4Network("192.168.10.0/255.0.255.0"),
    lambda: list(office.subnets(new_prefix=8)),
    lambda: list(office.subnets(prefixlen_diff=9)),
    lambda: office.supernet(prefixlen_diff=25),
    lambda: office[256],
    lambda: list(sales.address_exclude(office)),
    lambda: office.subnet_of(block),
    lambda: IPv4Address("1.2.3.4") < IPv6Address("::1"),
    lambda: IPv4Address("1.2.3.4") < office,
    lambda: IPv4Address("255.255.255.255") + 1,
    lambda: f"{first:d}",
]
for attempt in attempts:
    try:
        print(attempt())
    except (ValueError, TypeError, IndexError) as error:
        print(f"{type(error).__name__}: {error}")
print(IPv4Network("192.168.10.1/24", strict=False) == office, IPv4Address("1.2.3.4") == "1.2.3.4", hash(office) == hash(ip_network("192.168.10.0/24")))
