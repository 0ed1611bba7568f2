<?php
/**
 * A lock across requests.
 *
 * @package ReaderArticle
 */

declare(strict_types=1);

namespace ReaderArticle;

if ( ! defined( 'ABSPATH' ) ) {
	exit;
}

/**
 * Lets only one request at a time do something. A transient cannot: setting it is not one step with looking at it.
 */
final class Lock {
	/** After this time the request that has the lock has certainly ended, in seconds. */
	private const MAX_AGE = 15;

	/**
	 * The name of the option.
	 *
	 * @var string
	 */
	private readonly string $option;

	/**
	 * Creates a lock.
	 *
	 * @param string $name Of what is locked.
	 */
	public function __construct( string $name ) {
		$this->option = $name . '_lock';
	}

	/**
	 * Acquires the lock; returns false if another request has it.
	 */
	public function acquire(): bool {
		if ( $this->insert() ) {
			return true;
		}
		global $wpdb;
		// phpcs:ignore WordPress.DB.DirectDatabaseQuery -- The cache of options must not answer for another request.
		$since = (int) $wpdb->get_var( $wpdb->prepare( "SELECT option_value FROM {$wpdb->options} WHERE option_name = %s", $this->option ) );
		if ( time() - $since < self::MAX_AGE ) {
			return false;
		}
		$this->release();
		return $this->insert();
	}

	/**
	 * Releases the lock.
	 */
	public function release(): void {
		global $wpdb;
		// phpcs:ignore WordPress.DB.DirectDatabaseQuery -- As above.
		$wpdb->delete( $wpdb->options, array( 'option_name' => $this->option ) );
	}

	/**
	 * Inserts the option; returns false if it exists.
	 */
	private function insert(): bool {
		global $wpdb;
		// phpcs:ignore WordPress.DB.DirectDatabaseQuery -- add_option() overwrites an option that it did not know.
		return 1 === $wpdb->query( $wpdb->prepare( "INSERT IGNORE INTO {$wpdb->options} (option_name, option_value, autoload) VALUES (%s, %s, 'no')", $this->option, (string) time() ) );
	}
}
