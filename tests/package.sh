#!/usr/bin/env bash
# Packs the client's packages into a folder of their own, and builds and runs a small consumer against them as if they came from a registry.
#
#   tests/package.sh [FOLDER]      leaves the packages in FOLDER
#
# Packed twice: the second time must give the same assemblies, byte by byte.
set -euo pipefail

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
work="$(mktemp -d "${TMPDIR:-/tmp}/actorcity-package.XXXXXX")"
trap 'rm -rf "$work"' EXIT
packages="${1:-$work/packages}"
export CI=true
version="$(sed -n 's:.*<Version>\(.*\)</Version>.*:\1:p' "$root/Directory.Build.props")"

# Compiled anew, in the same place: generated files have their paths in what is compiled.
pack() {
    for project in Contracts Domain Client Client.Testing; do
        rm -rf "$root/artifacts/bin/ActorCity.$project/release" "$root/artifacts/obj/ActorCity.$project/release"
    done
    for project in Contracts Domain Client Client.Testing; do
        dotnet pack "$root/src/ActorCity.$project" -c Release -o "$1" -v quiet -nologo
    done
}

# What is in a package, by digest; not the archive itself, which carries the time of packing.
contents() { (cd "$1" && for package in *.nupkg; do unzip -p "$package" 'lib/*' '*.md' | sha256sum | sed "s/-/$package/"; done); }

pack "$packages"
pack "$work/again"
diff <(contents "$packages") <(contents "$work/again")
for file in README.md lib/net10.0/ActorCity.Client.dll lib/net10.0/ActorCity.Client.xml; do
    unzip -l "$packages/ActorCity.Client.$version.nupkg" | grep -q " $file\$"
done

# What others made may come from where it was restored already; what was packed here must not go there.
global="$(dotnet nuget locals global-packages --list | sed 's/^[^/]*//')"
mkdir "$work/consumer"
cat > "$work/consumer/NuGet.config" <<XML
<configuration>
  <packageSources><add key="packed" value="$packages" /></packageSources>
  <fallbackPackageFolders><add key="global" value="$global" /></fallbackPackageFolders>
</configuration>
XML
cat > "$work/consumer/consumer.csproj" <<XML
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <OutputType>Exe</OutputType>
    <TargetFramework>net10.0</TargetFramework>
    <Nullable>enable</Nullable>
    <ImplicitUsings>enable</ImplicitUsings>
    <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
    <!-- Where nothing is fetched, what was restored already may be newer than asked for. -->
    <NoWarn>NU1603</NoWarn>
    <RestorePackagesPath>$work/restored</RestorePackagesPath>
  </PropertyGroup>
  <ItemGroup>
    <PackageReference Include="ActorCity.Client" Version="$version" />
    <PackageReference Include="ActorCity.Client.Testing" Version="$version" />
  </ItemGroup>
</Project>
XML
cat > "$work/consumer/Program.cs" <<'CS'
using ActorCity.Client;
using ActorCity.Client.Testing;
using ActorCity.Contracts.Access;
using ActorCity.Contracts.Cases;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

// The fake city answers, and a host with the real client starts without any city.
var fake = new FakeCity();
await fake.OpenOfficeAsync("06-01");
var clerk = fake.As(new Actor { Person = "clerk-1", Office = "06-01", Role = ActorRole.Clerk });
var refused = await clerk.Intake.SubmitAsync(CaseId.FromCommand("some-command"));

var builder = Host.CreateApplicationBuilder(args);
builder.Services.AddActorCity(o => o.Gateways.Add("127.0.0.1:1"));
using var host = builder.Build();
await host.StartAsync();
var state = host.Services.GetRequiredService<IActorCityHealth>().State;
await host.StopAsync();

Console.WriteLine($"{refused.Match(_ => "applied", r => r.Code, _ => "conflict", _ => "unknown")} {state}");
CS

dotnet build "$work/consumer" -c Release -v quiet -nologo
answer="$(dotnet "$work/consumer/bin/Release/net10.0/consumer.dll")"
echo "$answer"
grep -qx "case.unknown Starting" <<< "$answer"
