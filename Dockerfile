# Builds the program with its pages; see compose.yaml for how it runs.
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
RUN apt-get update && apt-get install -y --no-install-recommends nodejs npm && rm -rf /var/lib/apt/lists/*
WORKDIR /source
COPY . .
RUN dotnet publish src/Cli/Cli.csproj --configuration Release --output /app

FROM mcr.microsoft.com/dotnet/aspnet:10.0
RUN apt-get update && apt-get install -y --no-install-recommends tzdata && rm -rf /var/lib/apt/lists/*
COPY --from=build /app /app
COPY data /app/data
ENV COVERAGE_ROOT=/app COVERAGE_HOME=/var/lib/coveragemap
RUN mkdir -p /var/lib/coveragemap && chown app /var/lib/coveragemap
USER app
ENTRYPOINT ["dotnet", "/app/coverage.dll"]
CMD ["serve", "--urls", "http://0.0.0.0:8080"]
